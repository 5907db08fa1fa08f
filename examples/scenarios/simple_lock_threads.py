"""A simple lock across threads

A lock for tasklets is simple if `atomic` means that nobody runs between a test and what follows
from it. Once, atomic held off the watchdog only: another thread could still run in between, and the
simple lock failed. Adding a thread lock is cumbersome, since it must not be held while waiting, and
easily wrong. With the extended atomic, which also keeps other threads out, the simple lock is right.
"""
# sy: clock=virtual
import threading

import stackless
import switchyard

ROUNDS = 100


class SimpleLock:
    def __init__(self):
        self.taken = False
        self.waiters = stackless.channel()
        self.waiters.preference = 1  # who releases goes on

    def __enter__(self):
        with stackless.atomic():
            while self.taken:
                self.waiters.receive()
            self.taken = True

    def __exit__(self, *exc_info):
        with stackless.atomic():
            self.taken = False
            if self.waiters.balance < 0:
                self.waiters.send(None)


class CumbersomeLock(SimpleLock):
    def __init__(self):
        super().__init__()
        self.guard = threading.Lock()
        self.waiting = 0

    def __enter__(self):
        with self.guard:
            if not self.taken:
                self.taken = True
                return
            self.waiting += 1
        self.waiters.receive()  # without the guard, or nobody could ever release
        with self.guard:  # ... but meanwhile a third party may have come in
            self.taken = True

    def __exit__(self, *exc_info):
        with self.guard:
            self.taken = False
            wake = self.waiting > 0
            if wake:
                self.waiting -= 1
        if wake:
            self.waiters.send(None)


class Account:
    """Two numbers that must stay equal; torn counts how often they were seen not to be."""

    def __init__(self):
        self.left = self.right = self.torn = 0

    def change(self):
        if self.left != self.right:
            self.torn += 1
        left, right = self.left, self.right
        self.left = left + 1
        self.right = right + 1


def work(lock, account):
    for _ in range(ROUNDS):
        with lock:
            account.change()


def trial(title, lock, extended):
    switchyard.set_atomic_blocks_threads(extended)
    account = Account()
    threads = [threading.Thread(target=work, args=(lock, account)) for _ in range(2)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        threads[0].join(0.1)
        threads[1].join(0.1)
        if lock.waiters.balance < 0:
            lock.waiters.send(None)  # a wake-up was lost: the lock fails in this way, too
    switchyard.set_atomic_blocks_threads(True)
    lost = account.left != 2 * ROUNDS or account.right != 2 * ROUNDS
    right = not account.torn and not lost
    print(f"{title}: {'right' if right else 'torn'}")


switchyard.set_check_interval(20)  # let threads take turns often
trial("the simple lock with the old atomic", SimpleLock(), extended=False)
trial("the same with a thread lock added", CumbersomeLock(), extended=False)
trial("the simple lock with the extended atomic", SimpleLock(), extended=True)
