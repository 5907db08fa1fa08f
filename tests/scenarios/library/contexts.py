from contextlib import (ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress)
from io import StringIO


@contextmanager
def managed(name):
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("swallowed", e)
    finally:
        print("exit", name)


with managed("a") as value:
    print("body", value)
with managed("b"):
    raise ValueError("inside")
try:
    with managed("c"):
        raise KeyError("through")
except KeyError as e:
    print("got", e)


@managed("decorated")
def f(x):
    return x + 1


print(f(1))


@contextmanager
def never():
    if False:
        yield


try:
    with never():
        pass
except RuntimeError as e:
    print(e)


@contextmanager
def twice():
    yield 1
    yield 2


try:
    with twice():
        pass
except RuntimeError as e:
    print(e)

with suppress(KeyError, IndexError):
    {}["x"]
with nullcontext(5) as five:
    print(five)


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as thing:
    print(type(thing).__name__)

out = StringIO()
with redirect_stdout(out):
    print("captured", end="")
print(repr(out.getvalue()))

with ExitStack() as stack:
    stack.enter_context(managed("x"))
    stack.callback(print, "callback", 1)
    stack.enter_context(managed("y"))
    print("in the stack")
try:
    with ExitStack() as stack:
        stack.enter_context(managed("z"))
        raise IndexError("out")
except IndexError as e:
    print("left with", e)
with managed("outer") as a, managed("inner") as b:
    print(a, b)
