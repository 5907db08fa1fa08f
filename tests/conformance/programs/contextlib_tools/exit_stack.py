# ExitStack
from contextlib import ExitStack, contextmanager, suppress


@contextmanager
def item(n):
    print("enter", n)
    try:
        yield n
    finally:
        print("exit", n)


with ExitStack() as stack:
    values = [stack.enter_context(item(i)) for i in range(3)]
    stack.callback(print, "callback", 1, sep="-")

    @stack.push
    def leave(exc_type, exc, tb):
        print("push got", exc_type)
        return True

    print(values)
    raise ValueError("gone")
print("alive")
with ExitStack() as stack:
    stack.enter_context(item("moved"))
    kept = stack.pop_all()
print("not closed yet")
kept.close()
try:
    ExitStack().enter_context(3)
except TypeError as error:
    print(error)


class Raises:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        raise KeyError("in exit")


try:
    with ExitStack() as stack:
        stack.enter_context(Raises())
        stack.callback(lambda: 1 / 0)
        raise ValueError("first")
except KeyError as error:
    print(repr(error), repr(error.__context__), repr(error.__context__.__context__))


class Swallows:
    def __enter__(self):
        pass

    def __exit__(self, *exc):
        print("swallows", exc[0])
        return True


with ExitStack() as stack:
    stack.push(Swallows())
    stack.enter_context(suppress(KeyError))
    raise OSError
print("done")
