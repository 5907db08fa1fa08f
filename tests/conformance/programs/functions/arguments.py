def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw


print(f(1, c=3))
print(f(1, 5, 6, 7, c=3, e=9))
print(f(*[1, 2, 3], **{"c": 4, "z": 5}))
print(f(*(1,), 2, *[3], c=1, **{"x": 2}, **{"y": 3}))


def pos(a, b, /, c, *, d):
    return a, b, c, d


print(pos(1, 2, 3, d=4), pos(1, 2, c=3, d=4))


def kwonly(*, a, b=1):
    return a, b


print(kwonly(a=0), kwonly(b=2, a=1))


def same(a, /, **kw):
    return a, kw


print(same(1, a=2))
bad = [
    lambda: f(),
    lambda: f(1),
    lambda: f(1, c=1, a=2),
    lambda: pos(1, 2, 3),
    lambda: pos(1, b=2, c=3, d=4),
    lambda: pos(1, 2, 3, 4, d=5),
    lambda: kwonly(1),
    lambda: kwonly(),
    lambda: kwonly(a=1, z=2),
    lambda: (lambda a, b: 0)(1),
    lambda: (lambda a, b: 0)(1, 2, 3),
    lambda: (lambda a, b=1: 0)(),
    lambda: (lambda a, b=1: 0)(1, 2, 3),
    lambda: (lambda: 0)(1),
    lambda: (lambda: 0)(x=1),
    lambda: (lambda a, b, c: 0)(1),
    lambda: (lambda a, b, c: 0)(),
    lambda: f(1, **{"c": 1}, **{"c": 2}),
    lambda: f(*5),
    lambda: f(**5),
    lambda: f(1, *None),
    lambda: f(**{1: 2}),
    lambda: 5(),
    lambda: None(1),
]
for b in bad:
    try:
        print(b())
    except TypeError as e:
        print(e)


def mutable(x, acc=[]):
    acc.append(x)
    return acc


print(mutable(1), mutable(2))
n = 1


def default(a=n):
    return a


n = 2
print(default())


def order(*a, **k):
    return a, k


log = []


def t(v):
    log.append(v)
    return v


order(t(1), *[t(2)], x=t(3), **{"y": t(4)})
print(log)
print(f.__name__, f.__defaults__, f.__kwdefaults__, f.__code__.co_argcount)
print((lambda *a: a)(1, 2), (lambda **k: k)(a=1), (lambda a=1, *b, c=2: (a, b, c))())
print(order(**{"a b": 1}))
print(max(*[1, 5, 3], key=lambda v: -v))


def many(a, b, c, d, e, f, g, h, i, j):
    return a + b + c + d + e + f + g + h + i + j


print(many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), many(*range(10)))
print(many(j=1, i=1, h=1, g=1, f=1, e=1, d=1, c=1, b=1, a=1))
