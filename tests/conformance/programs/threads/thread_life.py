import threading

log = []


def work(*args, **kwargs):
    me = threading.current_thread()
    log.append((me.name, me.is_alive(), me.daemon, args, sorted(kwargs.items())))


t = threading.Thread(target=work, args=(1, 2), kwargs={"a": 3})
print(t.name, t.is_alive(), t.ident, t.native_id, t.daemon)
print(repr(t).replace(str(t.ident), "ID"))
t.start()
t.join()
print(log, t.is_alive(), isinstance(t.ident, int))
print(repr(t).replace(str(t.ident), "ID"))
t = threading.Thread(target=work, name="named", daemon=True)
print(t, t.daemon)
t.start()
t.join()
print(log[-1], repr(t).replace(str(t.ident), "ID"))
t.name = 5
print(repr(t.name))


class Sub(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"sub-{n}")
        self.n = n

    def run(self):
        self.result = self.n * 2


subs = [Sub(i) for i in range(3)]
for s in subs:
    s.start()
for s in subs:
    s.join()
print([(s.name, s.result, s.is_alive()) for s in subs])
print(threading.Thread(target=5).name, threading.Thread().name, threading.Thread(target=print).name)
