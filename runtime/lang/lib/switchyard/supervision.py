"""Services that are started again when they end. A service is stopped by killing it: it frees what it
holds in its `finally` blocks."""
from time import monotonic

import stackless
from stackless import atomic

from .children import Parent
from .waiting import sleep

RESTARTS = "permanent", "transient", "temporary"
STRATEGIES = "one_for_one", "one_for_all", "rest_for_one"


class TooManyRestarts(RuntimeError):
    """Services have ended more often than they may be started again."""


class _GivenUp(BaseException):
    """Thrown into the block of a supervisor that has given up."""


class Service:
    """One of the services of a supervisor: name, restart, starts (how often it was started), error (of
    its last end), tasklet (None: it does not run)."""

    def __init__(self, name, func, restart):
        self.name = name
        self.func = func
        self.restart = restart
        self.starts = 0
        self.error = None
        self.tasklet = None

    def __repr__(self):
        state = "running" if self.tasklet is not None else "stopped"
        return f"<Service {self.name} {state}, started {self.starts} times>"


class supervisor(Parent):
    """with supervisor() as s: s.add(name, func) ... -- starts services and, by its strategy, starts them
    again when they end; leaving the block kills them, the last one first, and waits for their end.

    strategy      one_for_one: only the one that has ended; one_for_all: the others are killed, and all
                  start anew; rest_for_one: it and those added after it
    max_restarts  so often, within `within` seconds, may services be started again; then all are killed
                  and TooManyRestarts comes out of the block
    delay         seconds until a service is started again
    """

    def __init__(self, strategy="one_for_one", max_restarts=3, within=5.0, delay=0.0):
        super().__init__()
        if strategy not in STRATEGIES:
            raise ValueError(f"the strategy is one of {', '.join(STRATEGIES)}, not {strategy!r}")
        self.strategy = strategy
        self.max_restarts = max_restarts
        self.within = within
        self.delay = delay
        self.services = []
        self._restarts = []  # when
        self._to_start = []  # once those killed with the one that has ended are gone, too
        self._open = self._inside = False
        self._given_up = self._failure = None

    def add(self, name, func, restart="permanent"):
        """Starts the service func(). permanent: it is always started again; transient: only after an
        exception; temporary: never. One that is killed counts as ended by an exception."""
        if not callable(func):
            raise TypeError(f"a callable is needed, not {type(func).__name__}")
        if restart not in RESTARTS:
            raise ValueError(f"restart is one of {', '.join(RESTARTS)}, not {restart!r}")
        if not self._open:
            raise RuntimeError("the supervisor does not run")
        service = Service(name, func, restart)
        with atomic():
            self.services.append(service)
            self._start(service)
        return service

    def stop(self, service):
        """Kills a service, which is not started again."""
        with atomic():
            service.restart = "temporary"
            if service.tasklet is not None:
                service.tasklet.kill(pending=service.tasklet is not stackless.getcurrent())

    def wait(self):
        """Waits until no service runs any more."""
        self._wait_for_children()

    def __enter__(self):
        self._owner = stackless.getcurrent()
        self._open = self._inside = True
        return self

    def __exit__(self, exc_type, exc, tb):
        with atomic():
            self._open = self._inside = False
            self._kill_children()
        while True:
            try:
                self._wait_for_children()
                break
            except BaseException as caught:
                if exc is None or exc is self._given_up:
                    self._failure = caught
                self._kill_children()
        failure, self._failure = self._failure, None
        if failure is not None and (exc is None or exc is self._given_up):
            raise failure
        return False

    def _start(self, service):
        service.starts += 1
        wait = self.delay if service.starts > 1 else 0
        child = self._start_child(lambda: self._serve(service, wait))
        child._service = service
        service.tasklet = child

    def _serve(self, service, wait):
        if wait > 0:
            sleep(wait)
        service.func()

    def _child_ended(self, child, error):
        service = child._service
        service.tasklet = None
        service.error = error
        if self._open and not self._is_collateral(service) and self._starts_again(service, error):
            self._plan(service, error)
        if self._open and self._to_start and not self._dying():
            starts, self._to_start = self._to_start, []
            for service in starts:
                self._start(service)
        super()._child_ended(child, error)

    def _is_collateral(self, service):
        """Whether it was killed for another, and will be started with that."""
        return service in self._to_start

    def _starts_again(self, service, error):
        return service.restart == "permanent" or service.restart == "transient" and error is not None

    def _plan(self, service, error):
        now = monotonic()
        self._restarts = [when for when in self._restarts if now - when <= self.within]
        if len(self._restarts) >= self.max_restarts:
            self._give_up(service, error)
            return
        self._restarts.append(now)
        first = self.services.index(service)
        group = {"one_for_one": [service], "one_for_all": self.services,
                 "rest_for_one": self.services[first:]}[self.strategy]
        self._to_start = [s for s in self.services
                          if s in self._to_start or s in group and s.restart != "temporary" and
                          (s is service or s.tasklet is not None)]
        for other in reversed(group):
            if other.tasklet is not None:
                other.tasklet.kill(pending=True)

    def _dying(self):
        for service in self._to_start:
            if service.tasklet is not None:
                return True
        return False

    def _give_up(self, service, error):
        self._open = False
        self._to_start = []
        failure = TooManyRestarts(f"{service.name} has ended once too often")
        failure.__cause__ = error
        self._failure = failure
        self._kill_children()
        if self._inside and self._owner is not stackless.getcurrent():
            self._given_up = _GivenUp()
            self._owner.throw(self._given_up, pending=True)
