# sy: clock=virtual
"""Waiting for the first, for some or for all of several things."""
import stackless
from stacklesslib import app, locks, main, wait
from stacklesslib.errors import CancelledError, TimeoutError

app.install_stackless()


def in_loop(test):
    tasklet = stackless.tasklet(test)()
    while tasklet.alive:
        main.mainloop.loop()


def attempt(call):
    try:
        return call()
    except Exception as error:
        return repr(error)


class Delay(wait.ValueTasklet):
    def __init__(self, delay):
        super().__init__(self.work)
        self.delay = delay

    def work(self):
        if self.delay:
            main.sleep(self.delay)
        return self.delay

    def __repr__(self):
        return f"<{self.delay}>"


def start(*delays):
    return [Delay(delay)() for delay in delays]


@in_loop
def several():
    delays = 0.5, 1, 0, 0.25, 0, 2
    print(wait.wait(start(*delays)))
    print(wait.wait(start(*delays), timeout=0.75))
    print(wait.wait(start(*delays), count=3))
    print(wait.wait(start(*delays), count=0), wait.wait([]))
    waiting = wait.iwait(start(*delays), 0.75)
    while True:
        ready = attempt(lambda: next(waiting))
        print(ready)
        if isinstance(ready, str):
            break
    ready = start(0, 0, 1)
    main.sleep(0)
    print(attempt(lambda: list(wait.iwait(ready, 0))), list(wait.iwait_no_raise(ready, 0)))
    print(wait.swait(ready[2]), attempt(lambda: wait.swait(start(1)[0], 0.25)))


@in_loop
def any_and_all():
    a, b, c = start(0.25, 0.5, 0.75)
    first = wait.any([c, a, b])
    every = wait.all([c, a, b])
    print(wait.swait(first) is first, first.result(), every.result())
    print(wait.any([]).result(), wait.all([]).result())
    site = wait.WaitSite()
    first = wait.any([site])
    print(attempt(lambda: first.get(block=False)), attempt(lambda: first.result(0.25)))
    site.waitsite_signal()
    print(first.result() is site)


@in_loop
def tasklets():
    def fail(error):
        raise error

    print(attempt(wait.ValueTasklet(fail)(KeyError("k")).result))
    error = attempt(lambda: wait.ValueTasklet(fail, (TaskletExit("x"),)).run())
    task = wait.ValueTasklet(fail)(TaskletExit("x"))
    try:
        task.result()
    except CancelledError as error:
        print(repr(error), type(error.args[0]))
    never_run = wait.WaitableTasklet(print)("not printed")
    never_run.kill()
    print(never_run.alive, never_run.join(), wait.swait(never_run) is never_run)
    later = wait.ValueTasklet(print)("not printed")
    later.throw(KeyError("thrown"), pending=True)
    print(later.alive, attempt(later.result))
    running = wait.WaitableTasklet(main.sleep)(1)
    print(running.join(0.25), running.join(1), running.join())


@in_loop
def sites():
    class Loud(wait.WaitSite):
        def handle_exception(self, exc_info):
            print("handled", repr(exc_info[1]))

    def bad(site):
        raise ValueError("bad callback")

    site = Loud()
    site.add_done_callback(bad)
    site.add_done_callback(lambda s: print("called", s is site))
    site.waitsite_signal()
    site.waitsite_signal()
    observer = wait.Observer(site)
    second = wait.Observer(observer)
    print(observer.got_callback, second.got_callback)
    site.waitsite_signal()
    print(observer.got_callback, second.got_callback)
    third = wait.Observer(site)
    third.close()
    site.waitsite_signal()
    print(third.got_callback)

    class Never(wait.Observer):
        def filter(self):
            return False

    never = Never(site)
    deaf = wait.Observer(never)
    site.waitsite_signal()
    print(never.got_callback, deaf.got_callback)

    event = locks.Event()
    print(attempt(lambda: wait.swait(event, 0.25)))
    event.set()
    print(wait.swait(event) is event)


@in_loop
def channels():
    def later(method, *args):
        def work():
            main.sleep(0.25)
            getattr(channel, method)(*args)
        stackless.tasklet(work)()

    channel = wait.WaitChannel()
    later("send", 1)
    print(channel.balance, wait.swait(channel) is channel, channel.balance, channel.receive())
    later("receive")
    print(wait.swait(wait.Sendable(channel)).observed is channel, channel.balance)
    print(attempt(lambda: wait.swait(wait.Receivable(channel), 0.25)))
    channel.send(None)
    later("send", 2)
    receivable = wait.Receivable(channel)
    print(wait.wait([wait.Sendable(channel), receivable], 1) == [receivable])
    print(channel.receive(), channel.balance)
