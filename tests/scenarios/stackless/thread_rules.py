# sy: clock=virtual skip-hard=a-thread-that-ends-kills-tasklets-with-a-C-stack
import threading
import time

import stackless


def in_thread(f):
    t = threading.Thread(target=f)
    t.start()
    t.join()


def info():
    print(stackless.getruncount(), stackless.current is stackless.main, stackless.main.is_main,
          stackless.getcurrentid() == threading.get_ident(), len(stackless.threads))


info()
in_thread(info)
kept = {}


def make():
    ch = kept["channel"] = stackless.channel()
    kept["paused"] = stackless.tasklet(lambda: None).bind(None, ())
    kept["scheduled"] = stackless.tasklet(lambda: None)()
    kept["blocked"] = stackless.tasklet(ch.receive)()
    kept["blocked"].run()


in_thread(make)
for name in ("paused", "scheduled", "blocked"):
    t = kept[name]
    print(name, t.thread_id, t.alive, t.scheduled, t.blocked)
    for method in ("kill",) if t.blocked else ("run", "insert", "remove", "kill"):
        try:
            result = getattr(t, method)()
            print(" ", method, "->", result if result is not t else "itself")
        except RuntimeError as e:
            print(" ", method, e)
print(kept["channel"].balance)

log = []
ready = threading.Event()


def other():
    kept["main"] = stackless.main
    kept["task"] = stackless.tasklet(log.append).bind(None, ("ran in the other thread",))
    ready.set()
    while len(log) < 2:
        stackless.run()
        time.sleep(0.01)


t = threading.Thread(target=other)
t.start()
ready.wait()
try:
    kept["task"].switch()
except RuntimeError as e:
    print(e)
print(kept["task"].thread_id == t.ident, kept["task"].alive)
kept["task"].run()
log.append("not switched to")
t.join()
print(log)

killed = threading.Event()


def sleeper():
    kept["main"] = stackless.main
    try:
        ready.set()
        stackless.channel().receive()
    except TaskletExit:
        killed.set()


ready.clear()
t = threading.Thread(target=sleeper)
t.start()
ready.wait()
time.sleep(0.01)
kept["main"].kill()
t.join()
print("killed from here:", killed.is_set())


def quiet():
    stackless.tasklet(lambda: exec("raise SystemExit"))()
    stackless.run()
    print("SystemExit is quiet in another thread")


in_thread(quiet)
moved = stackless.tasklet(lambda: log.append(threading.get_ident()))
moved.bind(None, ())
ident = []


def adopt():
    moved.bind_thread()
    moved.insert()
    stackless.run()
    ident.append(threading.get_ident())


in_thread(adopt)
print(log[-1] == ident[0])
try:
    stackless.tasklet(print)().bind_thread(1)
except RuntimeError as e:
    print(e)
try:
    stackless.tasklet(print).bind_thread(999)
except ValueError as e:
    print(e)
