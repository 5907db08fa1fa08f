"""A semaphore for tasklets

stacklesslib's Semaphore is written on channels and atomic alone. Nobody has to wait while it is
free; then no channel is even made. Who has to wait is woken first come, first served, and may put
up with a limited time only. One release can wake several.
"""
# sy: clock=virtual
import time

import stackless
from stacklesslib import app, main
from stacklesslib.locks import Semaphore

app.install_stackless()  # sleep and timeouts are those of tasklets now


def together(*calls):
    """Runs the main loop until all of these tasklets have ended."""
    tasklets = [stackless.tasklet(function)(*args) for function, *args in calls]
    while any(tasklet.alive for tasklet in tasklets):
        main.mainloop.loop()


def alone(semaphore):
    with semaphore:
        print("alone: nobody else wants it")
    print("alone: free again, so not blocking works:", semaphore.acquire(blocking=False))
    print("alone: taken now, so not blocking fails:", semaphore.acquire(blocking=False))
    semaphore.release()


def user(name, semaphore):
    with semaphore:
        print(f"{name} has it")
        main.sleep(0.1)
        print(f"{name} gives it back")


def waiter(name, semaphore):
    semaphore.acquire()
    print(f"{name} was woken")


def waker(semaphore):
    print("one release for two of them")
    semaphore.release(2)
    print("the waker was not switched away from")
    main.sleep(0.1)
    print("and one more")
    semaphore.release()


def impatient(semaphore):
    start = time.monotonic()
    got_it = semaphore.acquire(timeout=0.2)
    print(f"impatient: got it: {got_it}, after {time.monotonic() - start:.1f} seconds")


def owner(semaphore):
    with semaphore:
        main.sleep(0.5)
    print("owner: done, the impatient one has left")


print("-- low contention")
together((alone, Semaphore()))

print("-- one at a time")
shared = Semaphore()
together((user, "Ada", shared), (user, "Blaise", shared), (user, "Charles", shared))

print("-- several wake-ups")
closed = Semaphore(0)
together((waiter, "Ada", closed), (waiter, "Blaise", closed), (waiter, "Charles", closed),
         (waker, closed))

print("-- a limited wait")
shared = Semaphore()
together((owner, shared), (impatient, shared))
