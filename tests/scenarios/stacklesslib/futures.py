# sy: clock=virtual skip-wasm=collections-come-at-other-times-and-show-in-the-trace
"""Futures, executors, thread pools and functions that go on by themselves."""
import time

import stackless
from stacklesslib import app, async_, futures, main, threadpool
from stacklesslib.errors import CancelledError

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


def fail_later(delay):
    app.sleep(delay)
    raise OSError("late")


def names(fs, table):
    return sorted(name for name, future in table.items() if future in fs)


@in_loop
def executors():
    for executor in (futures.TaskletExecutor(5), futures.ThreadPoolExecutor(5)):
        print(type(executor).__name__)
        started = time.monotonic()
        print(executor.submit(pow, 2, 8).result(), executor.submit_args(dict, (), {"a": 1}).result())
        print(list(executor.map(pow, range(5), range(5))))
        results = executor.map(divmod, [1, 1, 1], [2, 0, 5])
        print(next(results), attempt(lambda: next(results)))
        results = executor.map(app.sleep, [0, 0, 1], timeout=0.5)
        print(next(results), next(results), attempt(lambda: next(results)))
        a, b, c = (executor.submit(pow, 2, 2), executor.submit(fail_later, 0.25),
                   executor.submit(app.sleep, 0.5))
        table = {"a": a, "b": b, "c": c}
        done, rest = futures.wait([a, b, c], return_when=futures.FIRST_EXCEPTION)
        print(names(done, table), names(rest, table))
        print(attempt(b.result), b.exception()[0])
        done, rest = futures.wait([c], timeout=0.125)
        print(names(done, table), names(rest, table), attempt(lambda: c.result(0)))
        done, rest = futures.wait([a, b, c], return_when=futures.FIRST_COMPLETED)
        print(names(done, table), names(rest, table))
        print([names([f], table) for f in futures.as_completed([c, a])])
        executor.submit(app.sleep, 1)
        executor.shutdown()
        print(attempt(lambda: executor.submit(pow, 1, 1)))
        print(f"{time.monotonic() - started:.2f}")


@in_loop
def limits():
    for executor in (futures.TaskletExecutor(2), futures.ThreadPoolExecutor(2)):
        running = most = 0

        def job():
            nonlocal running, most
            running += 1
            most = max(most, running)
            app.sleep(0.25)
            running -= 1

        with executor:
            for _ in range(5):
                executor.submit(job)
        print(running, most)


@in_loop
def cancelling():
    executor = futures.TaskletExecutor()

    def work():
        try:
            app.sleep(5)
        finally:
            print("cleaned up")

    future = executor.submit(work)
    app.sleep(0.25)
    print(future.running(), future.cancel(("why",)), future.cancelled(), future.done())
    print(attempt(future.result), attempt(future.exception))
    future = executor.submit(print, "not printed")
    print(future.cancel(), attempt(future.result))
    future = executor.submit(lambda: stackless.getcurrent().kill())
    print(attempt(future.result), future.cancelled())
    future = executor.submit(abs, -3)
    print(future.result(), future.cancel(), future.cancelled(), future.result())
    executor.shutdown()


@in_loop
def states():
    future = futures.Future()
    print(future.done(), future.running(), attempt(lambda: future.result(0)))
    future.add_done_callback(lambda f: print("callback", f.result()))
    future.set_result(5)
    future.set_result(6)
    future.add_done_callback(lambda f: print("at once", f.result()))
    future = futures.null_executor.submit(abs, -1)
    print(future.state)
    print(futures.direct_executor.submit(abs, -1).state)
    print(futures.tasklet_executor.submit(abs, -1).state)
    print(futures.immediate_tasklet_executor.submit(abs, -1).state)
    future.set_exception(ValueError, ("a", "b"))
    print(attempt(future.result), future.exception()[1].args)
    fs = [futures.tasklet_executor.submit(app.sleep, t) for t in (0.5, 0.25)]
    print(futures.any_result(fs), futures.all_results(fs), attempt(
        lambda: futures.all_results([futures.Future()], 0.25)))


@in_loop
def pools():
    print(threadpool.call_on_thread(lambda a, b="": a + b, ("x",), {"b": "y"}))
    print(attempt(lambda: threadpool.call_on_thread(lambda: time.sleep(1), timeout=0.25)))
    print(attempt(lambda: threadpool.call_on_thread(lambda: 1 / 0)))
    log = []

    def leave():
        threadpool.call_on_thread(lambda: time.sleep(1), on_abandoned=lambda: log.append("left"))

    tasklet = stackless.tasklet(leave)()
    app.sleep(0.25)
    tasklet.kill()
    print(log)

    class Pool(threadpool.DummyThreadPool):
        def start_thread(self, target):
            print("a thread")
            return super().start_thread(target)

    pool = Pool()
    print(threadpool.call_on_thread(lambda: "done", pool=pool))
    pool.shutdown()
    print(attempt(lambda: pool.submit(print)))


@in_loop
def asynchronous():
    def later(value):
        def work():
            app.sleep(0.25)
            return value
        return async_.create_future(work)

    @async_.async_
    def inner(awaiter, value):
        print("inner", value)
        result = awaiter.await_(later(value))
        print("inner goes on", value)
        return result

    @async_.async_
    def outer(awaiter):
        a = inner("a")
        b = inner("b")
        print("both started")
        return awaiter.await_(a) + awaiter.await_(b)

    future = outer()
    print("outer has not ended:", future.done())
    print(future.result())

    @async_.async_
    def impatient(awaiter):
        awaiter.await_(later(1), 0.125)

    print(attempt(impatient().result).startswith("TimeoutError('timed out after 0.12"))

    @async_.async_
    def quick(awaiter):
        raise KeyError("k")

    print(attempt(quick().result))

    @async_.future(futures.thread_executor)
    def on_thread(value):
        return value

    print(on_thread("t").result())
