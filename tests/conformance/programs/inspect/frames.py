# Frames, generators, closures.
from inspect import *


def outer():
    frame = currentframe()
    return (frame.f_code.co_name, frame.f_lineno, [x.function for x in stack()], stack()[0].lineno,
            stack()[1].code_context, getframeinfo(frame)[1:3])


print(outer())


def numbers():
    x = yield 1
    return x


g = numbers()
print(getgeneratorstate(g))
next(g)
print(getgeneratorstate(g), getgeneratorlocals(g))
g.close()
print(getgeneratorstate(g))


def running():
    yield getgeneratorstate(me)


me = running()
print(next(me))


def caller():
    return getargvalues(currentframe().f_back)


def called(a, *b, **c):
    return caller()


print(called(1, 2, k=3))
print(formatargvalues(*called(1, 2, k=3)))


def closure():
    y = 1

    def inner():
        return y + len([]) + outer.x + unknown_name
    return inner


print([sorted(part) for part in getclosurevars(closure())][0], getclosurevars(closure()).unbound)
print(closure().__code__.co_names, closure().__code__.co_flags, closure.__code__.co_flags)
try:
    1 / 0
except ZeroDivisionError:
    print([(t.lineno, t.function, t.code_context) for t in trace()])
