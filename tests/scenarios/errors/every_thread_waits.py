"""Threads that wait for each other's locks: the program ends, and tells where they wait"""
# sy: exit=1 clock=virtual
import threading
import time

import stackless

first, second = threading.Lock(), threading.Lock()


def other():
    with second:
        time.sleep(1)
        with first:
            pass


def blocked():
    stackless.channel().receive()


thread = threading.Thread(target=other)
thread.start()
stackless.tasklet(blocked)()
stackless.schedule()
with first:
    time.sleep(1)
    with second:
        pass
