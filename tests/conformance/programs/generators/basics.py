def count(n):
    i = 0
    while i < n:
        got = yield i
        if got:
            i = got
        else:
            i += 1


g = count(5)
print(next(g), g.send(3), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
print(list(count(3)), [*count(2)], sum(count(4)), tuple(count(0)))


def ret():
    yield 1
    return "value"


g = ret()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)


def outer():
    r = yield from ret()
    print("got", r)
    r = yield from [10, 20]
    print("got", r)
    return "end"


print(list(outer()))


def tryfin():
    try:
        yield 1
        yield 2
    finally:
        print("finally")


g = tryfin()
next(g)
g.close()


def catch():
    while True:
        try:
            x = yield
            print("x", x)
        except ValueError as e:
            print("caught", e)
            yield "handled"


g = catch()
next(g)
g.send(1)
print(g.throw(ValueError("boom")))
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("KeyError", e)
try:
    next(g)
except StopIteration:
    print("finished")
g = count(1)
try:
    g.send(5)
except TypeError as e:
    print(e)


def recursive():
    yield next(gg)


gg = recursive()
try:
    next(gg)
except ValueError as e:
    print(e)


def bad():
    yield 1
    raise StopIteration("inside")


try:
    list(bad())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def ignore_close():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = ignore_close()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def delegate():
    try:
        yield from inner()
    except ValueError as e:
        print("outer caught", e)
        yield "recovered"


def inner():
    try:
        yield "a"
    finally:
        print("inner finally")


g = delegate()
print(next(g), g.throw(ValueError("v")))
e = (x * x for x in range(4) if x % 2)
print(type(e).__name__, next(e), list(e))
print(sum(x for x in range(10)), max((x for x in [3, 1, 2]), default=0))
lazy = (print("item", i) or i for i in range(2))
print("before")
print(list(lazy))


def infinite():
    n = 0
    while True:
        yield n
        n += 1


print([x for x, _ in zip(infinite(), range(4))])


def accumulate():
    total = 0
    while (v := (yield total)) is not None:
        total += v
    return total


a = accumulate()
next(a)
print(a.send(5), a.send(7))
try:
    a.send(None)
except StopIteration as s:
    print(s.value)


def expr():
    x = (yield 1) + (yield 2)
    print("sum", x)
    f = lambda: (yield)
    print(list(f()))
    return [(yield 3), (yield 4)]


g = expr()
print(next(g), g.send(10), g.send(20), g.send("p"))
try:
    g.send("q")
except StopIteration as s:
    print(s.value)
print(count.__name__, count(1).__name__, count(1).__qualname__)
g = count(1)
print(g.gi_frame is not None, g.gi_running)
list(g)
print(g.gi_frame)
