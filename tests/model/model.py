"""A model of the scheduler of Stackless Python, made to be read: a module `stackless` for CPython.

Every tasklet runs on a thread of CPython, one of them at a time. The ring of a thread is a list whose
head is the current tasklet. What costs time is work(units) alone, so that the model knows when a time
slice ends; what happens too close to such an end, or to two threads at once, cannot be foretold
(Ambiguous). run_model() runs a program.
"""
import builtins
import threading as _threading
import types

DEADLOCK = "Deadlock: the last runnable tasklet cannot be blocked."
CLOSED = "Send/receive operation on a closed channel"
MARGIN = 0.3  # units of work by which a slice must be missed or passed


class TaskletExit(SystemExit):
    pass


class Ambiguous(BaseException):
    """The rules do not say what happens next."""


class Abandoned(BaseException):
    """Ends the CPython threads of a model that is done."""


class Bomb:
    def __init__(self, error):
        self.error = error


class Thread:
    """A thread's scheduler."""

    def __init__(self, world):
        self.world = world
        self.ident = len(world.threads) + 1
        world.threads.append(self)
        self.ring = []
        self.main = None
        self.watch = []  # callers of run(), the innermost last
        self.interrupt = None  # the one with a timeout
        self.limit = self.used = 0.0
        self.threadblock = self.soft = self.ignore_nesting = self.totaltimeout = False
        self.trap = 0
        self.state = "ready"  # asleep: nothing to run; parked: in a lock; ended
        self.wakes_last = False  # parked in a sleep: goes on when nobody else can

    current = property(lambda self: self.ring[0] if self.ring else None)

    def append(self, t):
        self.ring.append(t)
        if self.state == "asleep":
            self.state = "ready"
            if t in self.watch:
                self.leave_run(t)

    def turn_to(self, t):
        at = self.ring.index(t)
        self.ring = self.ring[at:] + self.ring[:at]

    def leave_run(self, t):
        while True:
            popped = self.watch.pop()
            if self.interrupt is popped:
                self.interrupt = None
            if popped is t:
                return
            if popped not in self.ring:
                popped.stop_waiting()
                self.ring.append(popped)

    def wake_target(self):
        return self.watch[-1] if self.watch else self.main

    def refuse_if_trapped(self):
        if self.trap:
            raise RuntimeError("switch_trap")

    def others_awake(self):
        return any(t.state not in ("asleep", "ended") for t in self.world.threads if t is not self)

    def last_leaves(self, me, blocks):
        """Who goes on when the last runnable tasklet waits or leaves; None: the thread sleeps."""
        wake = self.wake_target()
        threadblock = self.interrupt is not None and self.threadblock
        paused = not blocks if wake is me else not wake.scheduled
        if not threadblock and paused:
            return wake
        if self.others_awake():
            return None
        if threadblock and paused and self.ident == 1:
            return wake
        wake.tempval = None
        raise RuntimeError(DEADLOCK)

    def leave(self, me, wake, breaks=True):
        """me, which is in the ring, gives up control; wake: what last_leaves said, if it is the last."""
        self.ring.remove(me)
        if self.ring:
            return self.transfer(me, self.ring[0], breaks)
        if wake is None:
            self.state = "asleep"
            return self.world.elsewhere(me)
        if isinstance(me.tempval, Bomb):
            wake.tempval = me.tempval
        self.ring = [wake]
        return self.transfer(me, wake, False)

    def transfer(self, me, to, breaks, ended=False):
        """to, a member of the ring, becomes current; returns when me is resumed."""
        if me.pending and self.interrupt is not None and self.soft:
            to = self.soft_break(me, to, breaks)
        if to is me:
            return
        self.turn_to(to)
        to.started = True
        if to in self.watch:
            self.leave_run(to)
        if self.interrupt is not None and not self.totaltimeout:
            self.used = 0.0
        self.world.go(me, to, ended)

    def soft_break(self, me, to, breaks):
        dog = self.interrupt
        if dog in (me, to) or dog in self.ring:
            return to
        me.pending = False
        if not breaks or (me.nesting_level and not self.may_nest(me)):
            to.pending = True
            return to
        self.ring.insert(self.ring.index(to), dog)
        return dog

    def may_nest(self, t):
        return t.ignore_nesting or self.ignore_nesting

    # --- Ticks ---

    def work(self, me, units):
        while self.interrupt is not None:
            left = self.limit - self.used
            if abs(units - left) < MARGIN:
                self.world.give_up()
            if units < left:
                break
            units -= left
            self.slice_ends(me)
        self.used += units

    def slice_ends(self, me):
        self.used = 0.0
        if self.soft or me.atomic or self.trap or (me.nesting_level and not self.may_nest(me)):
            me.pending = True
        else:
            self.fire(me)

    def fire(self, me):
        me.pending = False
        dog = self.interrupt
        if me is dog:
            return
        dog.tempval = me
        self.ring.remove(me)
        if dog not in self.ring:
            self.ring.append(dog)
        self.transfer(me, dog, False)
        me.take()

    def reason_ended(self, me):
        """What held an interrupt back is over."""
        if me.pending and self.interrupt is not None and not self.soft and not me.atomic:
            if not me.nesting_level or self.may_nest(me):
                self.slice_ends(me)


class World:
    def __init__(self):
        self.threads = []
        self.running = None  # the thread that runs
        self.failure = None
        self.done = _threading.Lock()
        self.done.acquire()
        self.over = False
        self.tasklets = []
        self.os_threads = []

    def go(self, me, to, ended=False):
        self.running = to.thread
        to.baton_to()
        if not ended:
            me.wait()

    def elsewhere(self, me, ended=False):
        """The running thread cannot go on: another one does."""
        ready = [t for t in self.threads if t.state == "ready" and t.ring]
        if not ready:
            ready = [t for t in self.threads if t.state == "parked" and t.wakes_last]
            for t in ready:
                t.state = "ready"
        if len(ready) != 1:
            self.give_up()
        to = ready[0].current
        to.started = True
        if to in ready[0].watch:
            ready[0].leave_run(to)
        if to is not me:
            self.go(me, to, ended)

    def finish(self, failure=None):
        """The program has ended; whatever still waits is abandoned."""
        if not self.over:
            self.failure = failure
            self.over = True
            self.done.release()

    def give_up(self):
        self.finish(Ambiguous())
        raise Abandoned

    def run(self, main):
        """Runs the program of the main tasklet to its end."""
        main.baton_to()
        self.done.acquire()
        for t in self.tasklets:
            if t.os_thread is not None:
                t.baton.release()
        for thread in self.os_threads:
            thread.join()


world = None


def here():
    if world.over:
        raise Abandoned
    return world.running


class tasklet:
    def __init__(self, func=None, args=None, kwargs=None):
        world.tasklets.append(self)
        self.thread = world.running or world.threads[0]
        self.alive_ = self.started = self.atomic = self.ignore_nesting = self.pending = False
        self.block_trap = False
        self.nesting_level = 0
        self.channel = None
        self.tempval = func
        self.call = None
        self.os_thread = None
        self.baton = _threading.Lock()
        self.baton.acquire()
        if args is not None:
            self.bind(func, args, kwargs)

    def __hash__(self):
        return id(self)

    # --- State ---

    alive = property(lambda self: self.alive_ and self.thread.state != "ended")
    blocked = property(lambda self: self.channel is not None)
    scheduled = property(lambda self: self.thread.state != "ended" and (self.blocked or self in self.thread.ring))
    paused = property(lambda self: self.alive and not self.scheduled)
    is_main = property(lambda self: self.thread.main is self)
    is_current = property(lambda self: self.thread.current is self)

    # --- Running on a thread of CPython ---

    def baton_to(self):
        if self.os_thread is None:
            self.os_thread = _threading.Thread(target=self.body, daemon=True)
            world.os_threads.append(self.os_thread)
            self.os_thread.start()
        else:
            self.baton.release()

    def wait(self):
        self.baton.acquire()
        if world.over:
            raise Abandoned

    def body(self):
        try:
            self.run_to_end()
        except Abandoned:
            pass
        except BaseException as e:
            world.finish(e)

    def run_to_end(self):
        error = None
        try:
            self.take()
            func, args, kwargs = self.call
            func(*args, **kwargs)
        except Abandoned:
            raise
        except TaskletExit:
            pass
        except BaseException as e:
            if not (isinstance(e, SystemExit) and self.thread.ident != 1):
                error = e.with_traceback(None)
        self.end(error)

    def take(self):
        value, self.tempval = self.tempval, None
        if isinstance(value, Bomb):
            raise value.error
        return value

    def end(self, error):
        thread = self.thread
        self.alive_ = self.started = self.atomic = False
        self.tempval = self.call = self.os_thread = None
        if self is thread.main:
            thread.state = "ended"
            thread.ring = []
            return world.elsewhere(self, True)
        after = thread.ring[1] if len(thread.ring) > 1 else None
        if error is not None or after is None:
            after = thread.wake_target()
            if error is None and after.blocked:
                kind = "receiving without a sender" if after.channel.balance < 0 else "sending without a receiver"
                error = RuntimeError("the main tasklet is %s available." % kind)
            after.stop_waiting()
            if error is not None:
                after.tempval = Bomb(error)
            if after not in thread.ring:
                thread.ring.append(after)
        thread.ring.remove(self)
        pending, breaks = self.pending, error is None
        thread.transfer(self, after, breaks, True)
        self.pending = False

    # --- Operations ---

    def bind(self, func=None, args=None, kwargs=None):
        if self.is_current:
            raise RuntimeError("can't (re)bind the current tasklet")
        if self.scheduled:
            raise RuntimeError("tasklet is scheduled")
        if args is None and kwargs is None:
            self.tempval, self.alive_ = func, False
            return self
        self.call = (func if func is not None else self.tempval, tuple(args or ()), kwargs or {})
        self.tempval, self.alive_, self.started, self.os_thread = None, True, False, None
        return self

    def setup(self, *args, **kwargs):
        if self.alive:
            raise RuntimeError("tasklet is alive")
        if not callable(self.tempval):
            raise RuntimeError("the tasklet was not bound to a function")
        self.call = (self.tempval, args, kwargs)
        self.tempval, self.alive_, self.started, self.os_thread = None, True, False, None
        self.thread.append(self)
        return self

    __call__ = setup

    def stop_waiting(self):
        if self.channel is not None:
            c, self.channel = self.channel, None
            c.tasklets.remove(self)
            c.balance += 1 if c.balance < 0 else -1

    def check_can_run(self):
        if self.blocked:
            raise RuntimeError("You cannot run a blocked tasklet")
        if not self.alive:
            raise RuntimeError(self.no_thread() or "You cannot run an unbound(dead) tasklet")

    def no_thread(self):
        return "tasklet has no thread" if self.alive_ and self.thread.state == "ended" else None

    def insert(self):
        if self.blocked:
            raise RuntimeError("You cannot run a blocked tasklet")
        if self.no_thread():
            raise RuntimeError("Target thread isn't initialized")
        if self not in self.thread.ring:
            self.check_can_run()
            self.thread.append(self)
        return self

    def remove(self):
        if self.blocked:
            raise RuntimeError("You cannot remove a blocked tasklet.")
        if self.is_current:
            raise RuntimeError("The current tasklet cannot be removed.")
        if self in self.thread.ring:
            self.thread.ring.remove(self)
        return self

    def run(self):
        thread, me = here(), getcurrent()
        if self is me:
            return me.take()
        self.check_can_run()
        if self.thread is not thread:
            return self.run_foreign()
        thread.refuse_if_trapped()
        me.tempval = None
        if self not in thread.ring:
            thread.ring.append(self)
        thread.transfer(me, self, True)
        return me.take()

    def run_foreign(self):
        thread = self.thread
        if self in thread.ring and not self.is_current:
            thread.ring.remove(self)
        if not thread.ring:
            thread.append(self)
        elif self not in thread.ring:
            thread.ring.insert(1, self)

    def switch(self):
        thread, me = here(), getcurrent()
        if self is me:
            return me.take()
        self.check_can_run()
        if self.thread is not thread:
            raise RuntimeError("can't switch to a different thread.")
        thread.refuse_if_trapped()
        me.tempval = None
        if self not in thread.ring:
            thread.ring.append(self)
        thread.ring.remove(me)
        thread.transfer(me, self, True)
        return me.take()

    def throw(self, exc, val=None, tb=None, pending=False):
        return self.throw_error(made(exc, val), pending)

    def raise_exception(self, cls, *args):
        return self.throw_error(cls(*args), False)

    def kill(self, pending=False):
        return self.throw_error(TaskletExit(), pending)

    def throw_error(self, error, pending):
        thread, me = here(), getcurrent()
        if self is me:
            raise error
        if not self.alive:
            if isinstance(error, TaskletExit):
                if self.no_thread():
                    self.stop_waiting()
                    self.alive_ = False
                return None
            if self.no_thread():
                raise RuntimeError("Target thread isn't initialised" if pending else "tasklet has no thread")
            raise RuntimeError("You cannot throw to a dead tasklet")
        if pending or self.thread is not thread:
            self.stop_waiting()
            self.tempval = Bomb(error)
            if self not in self.thread.ring:
                self.thread.append(self)
            return None
        thread.refuse_if_trapped()
        self.stop_waiting()
        self.tempval = Bomb(error)
        me.tempval = None
        if self not in thread.ring:
            thread.ring.append(self)
        thread.transfer(me, self, True)
        return me.take()

    def set_atomic(self, flag):
        old, self.atomic = self.atomic, bool(flag)
        if self.is_current and old and not flag:
            self.thread.reason_ended(self)
        return old

    def set_ignore_nesting(self, flag):
        old, self.ignore_nesting = self.ignore_nesting, bool(flag)
        if self.is_current and flag and not old:
            self.thread.reason_ended(self)
        return old


def made(exc, val):
    if isinstance(exc, BaseException):
        return exc
    if isinstance(val, exc):
        return val
    return exc() if val is None else exc(*val) if isinstance(val, tuple) else exc(val)


class channel:
    def __init__(self):
        self.tasklets = []
        self.balance = 0
        self.preference_ = -1
        self.schedule_all_ = 0
        self.closing = False

    closed = property(lambda self: self.closing and self.balance == 0)

    def get_preference(self):
        return self.preference_

    def set_preference(self, value):
        self.preference_ = max(-1, min(1, value))

    preference = property(get_preference, set_preference)

    def get_schedule_all(self):
        return self.schedule_all_

    def set_schedule_all(self, value):
        self.schedule_all_ = int(bool(value))

    schedule_all = property(get_schedule_all, set_schedule_all)

    def action(self, direction, value):
        thread, me = here(), getcurrent()
        if self.balance * direction < 0:
            self.meet(thread, me, direction, value)
        else:
            self.block(thread, me, direction, value)
        return me.take()

    def meet(self, thread, me, direction, value):
        peer = self.tasklets[0]
        if peer.thread is not thread:
            if peer.thread.state == "ended":
                raise RuntimeError("tasklet has no thread")
            me.tempval, peer.tempval = peer.tempval, value
            peer.stop_waiting()
            peer.thread.append(peer)
            return
        prefers_peer = self.preference_ == -direction
        if self.schedule_all_ or prefers_peer:
            thread.refuse_if_trapped()
        me.tempval, peer.tempval = peer.tempval, value
        peer.stop_waiting()
        if self.schedule_all_:
            thread.ring.append(peer)
            thread.transfer(me, thread.ring[1], True)
        elif prefers_peer:
            thread.ring.insert(1, peer)
            thread.transfer(me, peer, False)
        else:
            thread.ring.append(peer)

    def block(self, thread, me, direction, value):
        if me.block_trap:
            raise RuntimeError("this tasklet does not like to be blocked.")
        if self.closing:
            raise ValueError(CLOSED)
        wake = None
        if len(thread.ring) == 1:
            wake = thread.last_leaves(me, True)
        if wake is not None or len(thread.ring) > 1:
            thread.refuse_if_trapped()
        me.tempval = value
        me.channel = self
        self.tasklets.append(me)
        self.balance += direction
        thread.leave(me, wake)

    def send(self, value):
        return self.action(1, value)

    def receive(self):
        return self.action(-1, None)

    def send_exception(self, cls, *args):
        return self.action(1, Bomb(cls(*args)))

    def send_throw(self, exc, val=None, tb=None):
        return self.action(1, Bomb(made(exc, val)))

    def send_sequence(self, values):
        count = 0
        for value in values:
            self.send(value)
            count += 1
        return count

    def __iter__(self):
        return self

    def __next__(self):
        if self.closing and self.balance <= 0:
            raise StopIteration
        return self.receive()

    def close(self):
        self.closing = True

    def open(self):
        self.closing = False


def getcurrent():
    return here().current


def getmain():
    return here().main


def getruncount():
    return len(here().ring)


NOT_GIVEN = object()


def schedule(retval=NOT_GIVEN):
    thread, me = here(), getcurrent()
    if len(thread.ring) > 1:
        thread.refuse_if_trapped()
    me.tempval = me if retval is NOT_GIVEN else retval
    if len(thread.ring) > 1:
        thread.transfer(me, thread.ring[1], True)
    elif me.pending:
        thread.transfer(me, me, True)
    return me.take()


def schedule_remove(retval=NOT_GIVEN):
    thread, me = here(), getcurrent()
    wake = None
    if len(thread.ring) == 1:
        wake = thread.last_leaves(me, False)
    if wake is not me and (wake is not None or len(thread.ring) > 1):
        thread.refuse_if_trapped()
    me.tempval = me if retval is NOT_GIVEN else retval
    if wake is not me:
        thread.leave(me, wake)
    return me.take()


def run(timeout=0, threadblock=False, soft=False, ignore_nesting=False, totaltimeout=False):
    thread, me = here(), getcurrent()
    if len(thread.ring) > 1:
        thread.refuse_if_trapped()
    thread.watch.append(me)
    if timeout > 0 and thread.interrupt is None:
        thread.interrupt, thread.limit, thread.used = me, timeout, 0.0
        thread.threadblock, thread.soft = threadblock, soft
        thread.ignore_nesting, thread.totaltimeout = ignore_nesting, totaltimeout
    if len(thread.ring) > 1:
        thread.leave(me, None, False)
    else:
        try:
            wake = thread.last_leaves(me, False)
        except RuntimeError:
            thread.leave_run(me)
            raise
        if wake is None:
            thread.leave(me, None)
        else:
            thread.leave_run(me)
    return me.take()


def switch_trap(change=0):
    thread = here()
    old = thread.trap
    thread.trap += change
    return old


class atomic:
    def __enter__(self):
        self.old = getcurrent().set_atomic(True)

    def __exit__(self, *info):
        getcurrent().set_atomic(self.old)


# --- What programs for the model use besides ---


def work(units):
    """What takes that many units of ticks."""
    here().work(getcurrent(), units)


def nested(function):
    """Calls function() as C code does."""
    me = getcurrent()
    me.nesting_level += 1
    try:
        return function()
    finally:
        me.nesting_level -= 1
        here().reason_ended(me)


def start_thread(function):
    """Another thread; it is ready at once, and runs when this one waits."""
    thread = Thread(world)
    t = tasklet()
    t.thread, thread.main, t.call, t.alive_ = thread, t, (function, (), {}), True
    t.tempval = None
    thread.ring = [t]
    return thread


class Gate:
    """A lock that holds up a thread with all its tasklets until it is opened."""

    def __init__(self):
        self.opened = 0
        self.waits = None

    def pass_through(self):
        thread = here()
        if self.opened == 0:
            self.waits, thread.state = thread, "parked"
            world.elsewhere(getcurrent())
        self.opened -= 1

    def open(self):
        self.opened += 1
        if self.waits is not None:
            self.waits.state, self.waits = "ready", None


def let_others_run():
    """Sleeps until nobody else can go on."""
    thread = here()
    thread.state, thread.wakes_last = "parked", True
    world.elsewhere(getcurrent())


def thread_ids():
    return [t.ident for t in world.threads if t.state != "ended"]


def run_model(source, filename="<program>"):
    """Runs a program that imports `stackless`; its output, or None if the model cannot foretell it."""
    global world
    world = World()
    lines = []
    module = types.ModuleType("stackless")
    module.__dict__.update({k: v for k, v in globals().items() if not k.startswith("__")})
    module.__dict__["current"] = None
    main = Thread(world)
    world.running = main
    t = tasklet()
    main.main, main.ring, t.alive_, t.started = t, [t], True, True

    def importer(name, *rest):
        return module if name == "stackless" else builtins.__import__(name, *rest)

    names = dict(vars(builtins), TaskletExit=TaskletExit, __import__=importer)
    names["print"] = lambda *args: lines.append(" ".join(map(str, args)))
    scope = {"__name__": "__main__", "__builtins__": names}

    def program():
        exec(compile(source, filename, "exec"), scope)
        world.finish()
        raise Abandoned

    t.call = (program, (), {})
    world.run(t)
    if isinstance(world.failure, Ambiguous):
        return None
    if world.failure is not None:
        raise world.failure
    return "".join(line + "\n" for line in lines)
