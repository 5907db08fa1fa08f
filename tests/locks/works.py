"""Work for crews: each entry makes workers that use one lock, and a check of what they have done."""
import contextlib
import queue
import threading

import stackless
import switchyard
from stacklesslib import app, locks, util
from stacklesslib.base import atomic

WORKERS = 4
ROUNDS = 4


def require(truth, text):
    if not truth:
        raise AssertionError(text)


class Work:
    """Subclasses have worker(i) and, where something is to be checked at the end, check()."""

    count = WORKERS
    crew = None  # set before the start

    def __init__(self, lock, rng):
        self.lock = lock
        self.rng = rng
        self.guard = threading.Lock()

    def counting(self):
        """For what the checks count: right with any lock and in every mode. The lock is for other
        threads, atomic for other tasklets of the same one."""
        stack = contextlib.ExitStack()
        stack.enter_context(atomic())
        stack.enter_context(self.guard)
        return stack

    def workers(self):
        return [lambda i=i: self.worker(i) for i in range(self.count)]

    def busy(self, most=6):
        for _ in range(self.rng.randrange(most)):
            pass

    def check(self):
        pass


class NoLock:
    """Excludes nobody: shows that the checks can fail."""

    def acquire(self, *args, **kwargs):
        return True

    def release(self):
        pass

    def __enter__(self):
        pass

    def __exit__(self, *exc_info):
        pass


class Exclusion(Work):
    """Two numbers that are equal whenever the lock is free."""

    left = right = inside = 0

    def change(self):
        require(self.inside == 0, "two are inside")
        self.inside += 1
        require(self.left == self.right, "torn")
        self.left += 1
        self.busy()
        self.right += 1
        self.inside -= 1

    def worker(self, i):
        for _ in range(ROUNDS):
            with self.lock:
                self.change()
            self.busy()

    def check(self):
        require(self.left == self.right == self.count * ROUNDS, "a change was lost")


class ExclusionWhileSwitching(Exclusion):
    """Whoever is inside lets the other tasklets of its thread run."""

    def busy(self, most=6):
        if self.rng.randrange(2):
            stackless.schedule()


class Trying(Exclusion):
    """Acquires without waiting, until that succeeds; now and then it waits after all."""

    def worker(self, i):
        for _ in range(ROUNDS):
            if self.rng.randrange(3):
                while not self.lock.acquire(False):
                    stackless.schedule()
            else:
                require(self.lock.acquire() is True, "acquire() has not acquired")
            self.change()
            self.lock.release()


class Reentrance(Exclusion):
    """The owner comes in again."""

    def worker(self, i):
        for _ in range(ROUNDS):
            with self.lock:
                with self.lock:
                    self.change()
                require(self.lock._is_owned(), "no longer owned")
                self.busy()
            require(not self.lock._is_owned(), "still owned")


class Places(Work):
    """A semaphore with two places."""

    inside = 0

    def worker(self, i):
        for _ in range(ROUNDS):
            with self.lock:
                with self.counting():
                    self.inside += 1
                    require(self.inside <= 2, "three are inside")
                self.busy()
                if self.rng.randrange(2):
                    stackless.schedule()
                with self.counting():
                    self.inside -= 1

    def check(self):
        for _ in range(2):
            require(self.lock.acquire(False), "a place was lost")
        require(not self.lock.acquire(False), "a place too many")


class Buffer(Work):
    """Producers and consumers around a buffer with two places, with two conditions of one lock."""

    def __init__(self, make, rng):
        lock, condition = make
        super().__init__(lock(), rng)
        self.filled = condition(self.lock)
        self.drained = condition(self.lock)
        self.items = []
        self.got = []

    def worker(self, i):
        if i % 2:
            for n in range(ROUNDS):
                self.put((i, n))
        else:
            for n in range(ROUNDS):
                self.got.append(self.get())

    def put(self, item):
        with self.lock:
            while len(self.items) >= 2:
                self.drained.wait()
            self.items.append(item)
            self.busy()
            self.filled.notify()

    def get(self):
        with self.lock:
            while not self.items:
                self.filled.wait()
            item = self.items.pop(0)
            self.busy()
            self.drained.notify()
            return item

    def check(self):
        sent = [(i, n) for i in range(1, self.count, 2) for n in range(ROUNDS)]
        require(sorted(self.got) == sent, "not every item came once")


class Stages(Work):
    """Each waits for its number; notify_all() after every step."""

    def __init__(self, make, rng):
        super().__init__(make(), rng)
        self.number = 0

    def worker(self, i):
        for n in range(i, self.count * ROUNDS, self.count):
            with self.lock:
                require(self.lock.wait_for(lambda: self.number == n), "wait_for() has given up")
                self.busy()
                self.number += 1
                self.lock.notify_all()

    def check(self):
        require(self.number == self.count * ROUNDS, "not all stages")


class UnlockedStages(Stages):
    """A condition without a lock: atomic guards the number."""

    def worker(self, i):
        for n in range(i, self.count * ROUNDS, self.count):
            with atomic():
                while self.number != n:
                    self.lock.wait()
                self.busy()
                self.number += 1
                self.lock.notify_all()


class Gates(Work):
    """The first opens a gate after the other; the others wait at each."""

    def __init__(self, make, rng):
        super().__init__(None, rng)
        self.gates = [make() for _ in range(ROUNDS)]
        self.opened = 0

    def worker(self, i):
        for n, gate in enumerate(self.gates):
            if i == 0:
                self.busy(20)
                self.opened += 1
                gate.set()
            else:
                require(gate.wait(), "wait() has given up")
                require(self.opened > n, "through a closed gate")


class Meeting(Work):
    """All meet in every round before anybody goes on."""

    def __init__(self, make, rng):
        super().__init__(make(self.count), rng)
        self.came = [0] * ROUNDS
        self.indices = []

    def worker(self, i):
        for n in range(ROUNDS):
            with self.counting():
                self.came[n] += 1
            self.indices.append(self.lock.wait())
            require(self.came[n] == self.count, "somebody was not waited for")
            self.busy()

    def check(self):
        require(sorted(self.indices) == sorted(list(range(self.count)) * ROUNDS), "wrong indices")


class Impatience(Exclusion):
    """Waits only for some time; who is inside sleeps."""

    def worker(self, i):
        for _ in range(ROUNDS):
            while not self.lock.acquire(timeout=self.rng.randrange(4) / 100):
                self.busy()
            self.change()
            app.sleep(self.rng.randrange(3) / 100)
            self.lock.release()

    def check(self):
        super().check()
        require(self.lock.acquire(False), "the lock is not free")


class Killing(Exclusion):
    """Each kills another that waits for the lock, or has just been woken: nobody else is the worse for
    it. (Elsewhere a kill between two instructions may leave any lock taken.)"""

    def __init__(self, lock, rng):
        super().__init__(lock, rng)
        self.waiting = set()
        self.changes = self.kills = 0

    def worker(self, i):
        for _ in range(ROUNDS):
            with atomic():
                self.waiting.add(i)
                try:
                    self.lock.acquire()
                finally:
                    self.waiting.discard(i)
            try:
                self.busy()
                self.change()
                self.changes += 1
                self.kill_one()
            finally:
                self.lock.release()

    def kill_one(self):
        with atomic():
            if self.waiting and self.rng.randrange(4) == 0:
                self.kills += 1
                victim = self.rng.choice(sorted(self.waiting))
                self.crew.tasklets[victim].kill(pending=True)

    def check(self):
        require(self.left == self.right == self.changes, "a change was lost")
        require(self.kills or self.changes == self.count * ROUNDS, "somebody has stopped")
        require(self.lock.acquire(False), "the lock is not free")


class Channels(Work):
    """Producers and consumers at a channel with a buffer of two."""

    def __init__(self, make, rng):
        super().__init__(make(2), rng)
        self.got = [[] for _ in range(self.count)]

    def put(self, item):
        self.lock.send(item)

    def get(self):
        return self.lock.receive()

    def worker(self, i):
        for n in range(ROUNDS):
            self.busy()
            if i % 2:
                self.put((i, n))
            else:
                self.got[i].append(self.get())

    def check(self):
        every = sorted(item for items in self.got for item in items)
        require(every == [(i, n) for i in range(1, self.count, 2) for n in range(ROUNDS)],
                "not every item came once")
        for items in self.got:
            for i in range(self.count):
                mine = [item for item in items if item[0] == i]
                require(mine == sorted(mine), "out of order")


class Queues(Channels):
    def put(self, item):
        self.lock.put(item)

    def get(self):
        return self.lock.get()


class Selecting(Channels):
    """Senders and receivers that each wait at two channels at once, some only for a short time."""

    def __init__(self, make, rng):
        super().__init__(lambda n: None, rng)
        self.channels = [make(), make()]

    def choose(self, cases):
        self.rng.shuffle(cases)
        while True:
            timeout = self.rng.choice((None, 0.001, 0.002))
            try:
                return switchyard.select(cases, timeout=timeout)
            except TimeoutError:
                pass

    def put(self, item):
        self.choose([(channel, item) for channel in self.channels])

    def get(self):
        return self.choose(list(self.channels)).value

    def check(self):
        every = sorted(item for items in self.got for item in items)
        require(every == [(i, n) for i in range(1, self.count, 2) for n in range(ROUNDS)],
                "not every item came once")
        require(not any(channel.balance for channel in self.channels), "somebody is still queued")


class Values(Work):
    """One sets, all others get the value, whether they wait already or come later."""

    def __init__(self, make, rng):
        super().__init__(make(), rng)
        self.got = []

    def worker(self, i):
        self.busy(30)
        if i == 0:
            self.lock.set("value")
            return
        try:
            self.got.append(self.lock.wait())
        except RuntimeError as error:
            require(str(error) == "Already resumed", str(error))
            self.got.append("late")

    def check(self):
        require(len(self.got) == self.count - 1, "somebody got nothing")


def maker(work, lock):
    """For work that wants the lock itself."""
    return lambda rng: work(lock(), rng)


def given(work, make):
    """For work that makes its locks."""
    return lambda rng: work(make, rng)


ATOMIC_WORKS = {
    "Lock": maker(Exclusion, locks.Lock),
    "Lock, switching": maker(ExclusionWhileSwitching, locks.Lock),
    "Lock, trying": maker(Trying, locks.Lock),
    "Lock, timeouts": maker(Impatience, locks.Lock),
    "Lock, killing": maker(Killing, locks.Lock),
    "RLock": maker(Reentrance, locks.RLock),
    "RLock, switching": maker(ExclusionWhileSwitching, locks.RLock),
    "RLock, killing": maker(Killing, locks.RLock),
    "Semaphore(1)": maker(Exclusion, locks.Semaphore),
    "Semaphore(2)": maker(Places, lambda: locks.Semaphore(2)),
    "BoundedSemaphore": maker(Places, lambda: locks.BoundedSemaphore(2)),
    "Condition as a lock": maker(Exclusion, locks.Condition),
    "Condition": given(Buffer, (locks.Lock, locks.Condition)),
    "Condition on an RLock": given(Buffer, (locks.RLock, locks.Condition)),
    "Condition, wait_for": given(Stages, locks.Condition),
    "NLCondition": given(UnlockedStages, locks.NLCondition),
    "Event": given(Gates, locks.Event),
    "Barrier": given(Meeting, locks.Barrier),
    "ValueEvent": given(Values, locks.ValueEvent),
    "QueueChannel": given(Channels, util.QueueChannel),
    "select": given(Selecting, stackless.channel),
    "select, QueueChannel": given(Selecting, lambda: util.QueueChannel(1)),
}

THREAD_WORKS = {
    "threading.Lock": maker(Exclusion, threading.Lock),
    "threading.Lock, trying": maker(Trying, threading.Lock),
    "threading.RLock": maker(Reentrance, threading.RLock),
    "threading.Semaphore": maker(Places, lambda: threading.Semaphore(2)),
    "threading.BoundedSemaphore": maker(Places, lambda: threading.BoundedSemaphore(2)),
    "threading.Condition": given(Buffer, (threading.Lock, threading.Condition)),
    "threading.Condition, wait_for": given(Stages, threading.Condition),
    "threading.Event": given(Gates, threading.Event),
    "threading.Barrier": given(Meeting, threading.Barrier),
    "queue.Queue": given(Queues, queue.Queue),
}

NO_LOCK = {"no lock": maker(Exclusion, NoLock)}
