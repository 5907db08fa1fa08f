import sys
import threading

inside = threading.Event()
go = threading.Event()


def handle():
    try:
        raise KeyError("thread")
    except KeyError:
        inside.set()
        go.wait()
        print(repr(sys.exc_info()[1]))


try:
    raise ValueError("main")
except ValueError:
    t = threading.Thread(target=handle)
    t.start()
    inside.wait()
    print(repr(sys.exc_info()[1]))
    go.set()
    t.join()
    print(repr(sys.exc_info()[1]))
    fresh = threading.Thread(target=lambda: print(sys.exc_info()))
    fresh.start()
    fresh.join()
