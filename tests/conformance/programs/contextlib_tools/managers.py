# contextmanager, closing, nullcontext, suppress, redirect_stdout.
import contextlib
import io
import sys


@contextlib.contextmanager
def tag(name):
    """Doc of tag."""
    print("<" + name)
    try:
        yield name.upper()
    except ValueError as error:
        print("swallowed", error)
    finally:
        print(name + ">")


with tag("a") as value:
    print(value)
with tag("b"):
    raise ValueError("inside")
print(tag.__name__, tag.__doc__, tag("x").__doc__)


@tag("deco")
def decorated(x):
    return x + 1


print(decorated(1), decorated(2))


class Thing:
    def close(self):
        print("closed")


with contextlib.closing(Thing()) as thing:
    print(type(thing).__name__)
with contextlib.nullcontext(5) as five:
    print(five)
with contextlib.suppress(KeyError, IndexError):
    {}["x"]
print("after")
out, err = io.StringIO(), io.StringIO()
with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
    print("hidden")
    print("error", file=sys.stderr)
print(repr(out.getvalue()), repr(err.getvalue()))


@contextlib.contextmanager
def no_yield():
    if False:
        yield


@contextlib.contextmanager
def two_yields():
    yield
    yield


@contextlib.contextmanager
def stays():
    try:
        yield
    except ValueError:
        yield


for manager, fail in (no_yield, False), (two_yields, False), (stays, True):
    try:
        with manager():
            if fail:
                raise ValueError
    except RuntimeError as error:
        print(error)
for exception in StopIteration("s"), KeyError("k"), RuntimeError("r"):
    try:
        with tag("e"):
            raise exception
    except Exception as error:
        print(error is exception, repr(error))


class Base(contextlib.AbstractContextManager):
    pass


try:
    Base()
except TypeError as error:
    print(error)
print(isinstance(contextlib.closing(thing), contextlib.AbstractContextManager), issubclass(Thing, contextlib.AbstractContextManager))


class Both(contextlib.ContextDecorator):
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *exc):
        print("exit", exc[0])
        return False


@Both()
def f():
    return 1


print(f())
