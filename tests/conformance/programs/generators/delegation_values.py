# What yield from gives; exceptions thrown into generators that have not begun or handle another one.
class Counted:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(42)


def delegate():
    print("ended with", (yield from Counted()))


list(delegate())


def begins_with_try():
    try:
        yield 1
    except ValueError:
        print("never")


g = begins_with_try()
try:
    g.throw(ValueError("early"))
except ValueError as error:
    print(repr(error), list(g))


def handles():
    try:
        raise KeyError("a")
    except KeyError:
        yield


g = handles()
next(g)
try:
    g.throw(TypeError("b"))
except TypeError as error:
    print(repr(error), repr(error.__context__))
shorter = lambda: (yield 1)
g = shorter()
next(g)
try:
    g.send(5)
except StopIteration as stop:
    print(stop.value, g.gi_code is shorter.__code__, g.gi_frame)


def outer():
    yield from inner()


def inner():
    print(running.gi_yieldfrom is None, running.gi_running)
    yield


running = outer()
next(running)
print(running.gi_yieldfrom is not None, running.gi_running)
