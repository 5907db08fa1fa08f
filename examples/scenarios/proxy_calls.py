"""Calling a function for somebody else

A helper that calls a function for its caller has to be given the arguments. There are three ways.
Passing *args and **kwargs through looks nice until the helper needs an option of its own: then the
names collide. Taking args and kwargs as two ordinary parameters keeps them apart. Best is to take a
callable without arguments: the caller makes one, and the helper need not know about arguments at all.
call_later() of the event queue is used in the same way.
"""
# sy: clock=virtual
from functools import partial

import stackless
from stacklesslib import app, main


def greet(name, times=1, title=""):
    return " ".join([f"hello {title}{name}"] * times)


# 1. everything is passed through
def logged_1(function, *args, title="call", **kwargs):
    print(f"{title}:", function(*args, **kwargs))


# 2. the arguments are arguments
def logged_2(function, args=(), kwargs={}, title="call"):
    print(f"{title}:", function(*args, **kwargs))


# 3. there are none
def logged_3(function, title="call"):
    print(f"{title}:", function())


logged_1(greet, "Ada", times=2, title="Lady ")  # whose title?
logged_2(greet, ("Ada",), {"times": 2, "title": "Lady "}, title="second")
logged_3(lambda: greet("Ada", times=2, title="Lady "), title="third")
logged_3(partial(greet, "Ada", 2, "Lady "), title="third again")

print("-- later")
app.install_stackless()
answer = stackless.channel()


def waiting():
    print("got", answer.receive())
    print("got", answer.receive())
    main.mainloop.stop()


stackless.tasklet(waiting)()
main.event_queue.call_later(0.2, lambda: answer.send("the second one"))
main.event_queue.call_later(0.1, partial(answer.send, "the first one"))
never = main.event_queue.call_later(0.15, lambda: print("this is never printed"))
never.cancel()
main.mainloop.run()
