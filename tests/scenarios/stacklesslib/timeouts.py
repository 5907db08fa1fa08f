# sy: clock=virtual
"""Timeouts around blocks and calls, cancelling, sleeping: everything that the event queue drives."""
import time

import stackless
from stacklesslib import app, main, util
from stacklesslib.errors import CancelledError, TimeoutError

app.install_stackless()


def in_loop(test):
    tasklet = stackless.tasklet(test)()
    while tasklet.alive:
        main.mainloop.loop()


def attempt(title, call):
    before = time.monotonic()
    try:
        result = call()
    except Exception as error:
        result = repr(error)
    print(f"{title}: {result} after {time.monotonic() - before:.2f}")


@in_loop
def blocks():
    channel = stackless.channel()

    def limited(call, delay=0.25):
        with util.timeout(delay):
            return call()

    attempt("receive", lambda: limited(channel.receive))
    attempt("send", lambda: limited(lambda: channel.send(1)))
    print("left in the channel:", channel.balance)
    attempt("sleep", lambda: limited(lambda: app.sleep(1)))
    attempt("in time", lambda: limited(lambda: app.sleep(0.125)))
    attempt("no limit", lambda: limited(lambda: app.sleep(0.5), None))
    attempt("a thread's sleep is not interrupted", lambda: limited(lambda: time.sleep(0.5)))
    for make in (app.Event, app.Lock, app.Condition, app.Semaphore):
        lock = make()
        if make is app.Event:
            attempt("event", lambda: lock.wait(0.25))
        elif make is not app.Condition:
            lock.acquire()
            attempt(make.__name__, lambda: lock.acquire(timeout=0.25))
        else:
            with lock:
                attempt("condition", lambda: lock.wait(0.25))
                attempt("wait_for", lambda: lock.wait_for(lambda: False, 0.25))
    print("atomic afterwards:", stackless.getcurrent().atomic)


@in_loop
def nested():
    def inner(delay):
        try:
            with util.timeout(delay) as mine:
                app.sleep(2)
        except TimeoutError as error:
            print("inner:", error, mine.match(error))
            raise

    def outer(delay, inner_delay):
        try:
            with util.timeout(delay) as mine:
                inner(inner_delay)
        except TimeoutError as error:
            print("outer:", error, mine.match(error))

    outer(0.5, 0.25)
    outer(0.25, 0.5)

    class Mine(Exception):
        pass

    def special(exc):
        with util.timeout(0.25, exc=exc):
            app.sleep(1)

    attempt("a class", lambda: special(Mine))
    attempt("an instance", lambda: special(Mine("late")))

    def spin_and_wait(blocked):
        with util.timeout(0.25, blocked=blocked):
            until = time.monotonic() + 0.5
            while time.monotonic() < until:
                time.sleep(0.125)
                stackless.schedule()
            return "never blocked"

    attempt("blocked only", lambda: spin_and_wait(True))


@in_loop
def calls():
    attempt("timeout_call", lambda: util.timeout_call(lambda: 5, 0.25))
    attempt("timeout_call", lambda: util.timeout_call(lambda: app.sleep(1), 0.25))

    @util.timeout_function(0.25)
    def slow(delay):
        app.sleep(delay)
        return delay

    attempt("in time", lambda: slow(0.125))
    attempt("too slow", lambda: slow(0.5))
    print(slow.__name__)

    shared = util.Timeouts(0.5)

    def wait_a_bit():
        with shared.timeout():
            app.sleep(0.375)
            return round(shared.delay(), 3)

    for _ in range(3):
        attempt("shared", wait_a_bit)

    def fail():
        raise KeyError("k")

    def kill_myself():
        stackless.getcurrent().kill()

    for dispatcher in (util.tasklet_new, util.tasklet_run):
        def call(func, **how):
            return util.tasklet_call(func, dispatcher=dispatcher, **how)
        attempt("tasklet_call", lambda: call(lambda: (1, 2)))
        attempt("raises", lambda: call(fail))
        attempt("is killed", lambda: call(kill_myself))
        attempt("is slow", lambda: call(lambda: app.sleep(1), timeout=0.25,
                                        on_abandoned=lambda: print("abandoned")))
    attempt("arguments", lambda: util.tasklet_call(dict, ([(1, 2)],), {"a": 3}))


@in_loop
def cancelling():
    scope = util.cancellable()

    def work():
        try:
            with scope:
                app.sleep(5)
        except CancelledError as error:
            print("cancelled", error.args, scope.match(error), scope.cancelled())

    scope.cancel("too early")
    print(scope.cancelled())
    stackless.tasklet(work)()
    app.sleep(0.25)
    scope.cancel("why", 1)
    app.sleep(0.25)

    def oneself():
        with scope:
            scope.cancel("me")

    attempt("oneself", oneself)


@in_loop
def channel_waits():
    channel = stackless.channel()
    attempt("wait", lambda: util.channel_wait(channel, 0.25))
    attempt("wait", lambda: util.channel_wait(channel, 0.25, KeyError("late")))
    util.tasklet_new(channel.send, ("value",))
    attempt("wait", lambda: util.channel_wait(channel, 0.25))
    util.tasklet_new(util.send_throw, (channel, ValueError, "sent"))
    attempt("wait", lambda: util.channel_wait(channel, -1))
    sleeper = util.tasklet_run(lambda: attempt("sleeper", lambda: app.sleep(9)))
    util.tasklet_throw(sleeper, IndexError, "thrown", pending=True)
    app.sleep(0)
    storage = util.local()
    storage.x = 1

    def other():
        print(hasattr(storage, "x"))
        storage.x = 2

    util.tasklet_run(other)
    print(storage.x)
    del storage.x
    attempt("gone", lambda: storage.x)


print("events left:", len(main.event_queue))
app.install_vanilla()
attempt("vanilla", lambda: app.sleep(0.25))
attempt("vanilla", lambda: util.timeout_call(lambda: 5, 0.25))
