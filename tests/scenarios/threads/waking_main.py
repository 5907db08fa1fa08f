# sy: clock=virtual
"""A main tasklet that waits while another thread can wake it, and one that nobody can."""
import threading
import time

import stackless

channel = stackless.channel()


def server(delay):
    time.sleep(delay)
    channel.send("from another thread")


thread = threading.Thread(target=server, args=(1,))
thread.start()
print(channel.receive())
thread.join()

print("two threads, each with tasklets, wait for each other's values")
there, back = stackless.channel(), stackless.channel()


def doubler():
    for value in there:
        back.send(2 * value)
    print("doubler ends")


thread = threading.Thread(target=lambda: (stackless.tasklet(doubler)().run(), gone.receive()))
gone = stackless.channel()
thread.start()
for n in range(3):
    there.send(n)
    print(back.receive())
there.send_exception(StopIteration)
gone.send(None)
thread.join()

print("nobody can: the other thread ends")
thread = threading.Thread(target=lambda: None)
thread.start()
thread.join()
try:
    channel.receive()
except RuntimeError as error:
    print(error)

print("a thread that sleeps in a thread's lock can still wake us")
lock = threading.Lock()
lock.acquire()
threading.Timer(0.5, lock.release).start()


def late():
    lock.acquire()
    channel.send("late")


threading.Thread(target=late).start()
print(channel.receive())

print("the second of two that wait gets the error")
log = []


def waiter():
    try:
        channel.receive()
    except RuntimeError as error:
        log.append(str(error))


thread = threading.Thread(target=waiter)
thread.start()
try:
    stackless.channel().receive()
except RuntimeError as error:
    log.append(str(error))
if channel.balance < 0:
    channel.send(None)
thread.join()
print(log)
