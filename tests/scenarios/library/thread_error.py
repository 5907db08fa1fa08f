import sys
import threading


def bad():
    raise ValueError("in a thread")



t = threading.Thread(target=sys.exit, args=(3,))
t.start()
t.join()
print("still here")
