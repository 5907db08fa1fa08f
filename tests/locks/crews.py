"""Three ways to run the same workers: as tasklets of one thread that the watchdog interrupts, as
tasklets of several threads, as threads."""
import threading
import time

import stackless
import switchyard
from stacklesslib import app, main
from stacklesslib.base import atomic

LIMIT = 5.0  # virtual seconds until a crew that makes no progress is said to hang
PAUSE = 0.001


class Hang(Exception):
    """Some worker never ended."""


class Crew:
    """Runs workers, callables of no arguments, to their end. Work gets `rng`, this crew's own."""

    def __init__(self, workers, rng):
        self.workers = workers
        self.rng = rng
        self.errors = []
        self.tasklets = [None] * len(workers)
        self.left = len(workers)
        self.counting = threading.Lock()
        self.all_ended = threading.Lock()
        self.all_ended.acquire()

    def body(self, index):
        """One worker, as the tasklet that runs it calls it."""
        self.tasklets[index] = stackless.getcurrent()
        try:
            self.workers[index]()
        except TaskletExit:
            pass
        except BaseException as error:
            self.errors.append(error)
        finally:
            # The lock for other threads, atomic for other tasklets of this one.
            with atomic(), self.counting:
                self.left -= 1
                if self.left == 0:
                    self.all_ended.release()

    def slice(self):
        """How long a tasklet may run until the watchdog interrupts it."""
        return self.rng.randrange(5, 60)

    def run_tasklets(self, tasklets):
        """Runs tasklets of this thread, which other threads may wake, to their end."""
        while any([t.alive for t in tasklets]):
            if stackless.getruncount() == 1:
                self.idle()
                continue
            victim = stackless.run(self.slice(), True)
            if victim is not None:
                victim.insert()

    def idle(self):
        time.sleep(PAUSE)

    def finish(self):
        """Waits for the end of all; pumps events meanwhile."""
        deadline = time.monotonic() + LIMIT
        while not self.all_ended.acquire(timeout=self.pause()):
            main.mainloop.pump()
            if time.monotonic() >= deadline:
                return False
        return True

    def pause(self):
        # Others may add events meanwhile: a look now and then.
        due = app.event_queue.due_delay()
        return PAUSE if due is None else min(due, PAUSE)

    def clear_away(self):
        for tasklet in self.tasklets:
            if tasklet is not None and tasklet.alive:
                try:
                    tasklet.kill(pending=True)
                except RuntimeError:
                    pass  # its thread has just ended

    def run(self):
        self.start()
        hanging = 0
        if not self.finish():
            hanging = self.left
            self.clear_away()
            self.finish()
        if self.errors:
            raise self.errors[0]
        if hanging:
            raise Hang(f"{hanging} workers wait for ever")


class TaskletCrew(Crew):
    """All are tasklets of this thread."""

    def start(self):
        self.deadline = time.monotonic() + LIMIT
        tasklets = [stackless.tasklet(self.body)(i) for i in range(len(self.workers))]
        self.tasklets = tasklets
        try:
            self.run_tasklets(tasklets)
        except Hang:
            pass

    def idle(self):
        if time.monotonic() >= self.deadline:
            raise Hang
        time.sleep(self.pause())
        main.mainloop.pump()

    def clear_away(self):
        super().clear_away()
        stackless.run()


class MixedCrew(Crew):
    """Two threads with several tasklets each."""

    def start(self):
        halves = [range(start, len(self.workers), 2) for start in range(2)]
        for half in halves:
            threading.Thread(target=self.serve, args=(half,), daemon=True).start()

    def serve(self, indices):
        self.run_tasklets([stackless.tasklet(self.body)(i) for i in indices])


class ThreadCrew(Crew):
    """A thread each."""

    def start(self):
        for index in range(len(self.workers)):
            threading.Thread(target=self.body, args=(index,), daemon=True).start()


CREWS = {"tasklets": TaskletCrew, "mixed": MixedCrew, "threads": ThreadCrew}
