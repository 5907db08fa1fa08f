# sy: clock=virtual
"""The end of the program: threads are waited for, daemons are not."""
import atexit
import threading
import time

import stackless


def daemon():
    try:
        while True:
            time.sleep(0.3)
            print("daemon works")
    finally:
        print("a daemon is not asked")


def tasklets_left():
    stackless.tasklet(print)("not printed: nobody runs it")
    time.sleep(1)
    print("thread ends")


atexit.register(print, "at exit")
threading.Thread(target=daemon, daemon=True).start()
threading.Thread(target=tasklets_left).start()
stackless.tasklet(print)("not printed either")
print("main ends")
