import threading

print(sorted(threading.__all__))
print([threading.Thread(target=f).name for f in (len, lambda: 0, threading.Thread, None)])


class Callable:
    def __call__(self):
        pass


t = threading.Thread(target=Callable())
print(t.name)
print(threading.Timer(1, print).name)
print(threading.ThreadError is RuntimeError, threading.TIMEOUT_MAX > 0)
print(threading.gettrace(), threading.getprofile())
