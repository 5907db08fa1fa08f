# sy: clock=virtual
"""Adapters between calls that block and calls that answer through callbacks."""
import stackless
from stacklesslib import app, fittings, main, util
from stacklesslib.errors import AsyncCallFailed, CancelledError

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


class Service:
    """Answers through callbacks, a quarter of a second later."""

    def good(self, *args, on_success, on_failure, **kwargs):
        app.event_queue.call_later(0.25, lambda: on_success(*args, **kwargs))

    def bad(self, *args, on_success, on_failure, **kwargs):
        app.event_queue.call_later(0.25, lambda: on_failure(*args, **kwargs))

    def at_once(self, *args, on_success, on_failure, **kwargs):
        on_success(*args, **kwargs)


class Client(fittings.SyncToAsync):
    def __init__(self, method):
        super().__init__()
        self.method = method

    def initiate_call(self, args, kwargs):
        self.method(*args, on_success=self.on_success_vakw, on_failure=self.on_failure_vakw, **kwargs)

    def abandoned_success(self, value):
        print("came too late:", value)


@in_loop
def sync_to_async():
    service = Service()
    for method in (service.good, service.bad, service.at_once):
        print(attempt(lambda: Client(method)(1, 2, k=3)))
    print(attempt(fittings.SyncToAsync()))
    for method in (service.good, service.bad):
        client = Client(method)
        app.event_queue.call_later(0.125, lambda: client.cancel("why"))
        print(attempt(lambda: client(1)))
        app.sleep(0.25)
        client.cancel("nobody there")


@in_loop
def async_to_sync():
    def good(value):
        app.sleep(0.25)
        return [value]

    def bad(value):
        app.sleep(0.25)
        raise ZeroDivisionError(value)

    for dispatcher in (util.tasklet_new, util.tasklet_run):
        for function in (good, bad):
            client = fittings.SyncToAsync()
            server = fittings.AsyncToSync(function, client.on_success, client.on_failure, dispatcher)
            client.initiate_call = server.initiate_call
            try:
                print(client(5))
            except AsyncCallFailed as error:
                print("failed:", error.args[0], repr(error.args[1]))
    fittings.AsyncToSync(good, lambda value: print("got", value))(6)
    app.sleep(0.5)
