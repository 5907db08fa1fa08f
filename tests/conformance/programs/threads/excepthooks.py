import sys
import threading


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.exc_traceback is not None, args.thread.name)


def fail(error):
    raise error


threading.excepthook = hook
for error in (ValueError("v"), KeyError("k"), SystemExit(3)):
    t = threading.Thread(target=fail, args=(error,), name="failing")
    t.start()
    t.join()
threading.excepthook = threading.__excepthook__
t = threading.Thread(target=sys.exit, args=(5,))
t.start()
t.join()
print(threading.ExceptHookArgs((1, 2, 3, 4)).thread, len(threading.ExceptHookArgs([1, 2, 3, 4])))
