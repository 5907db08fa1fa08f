def counter():
    n = 0

    def inc(by=1):
        nonlocal n
        n += by
        return n

    def get():
        return n

    return inc, get


inc, get = counter()
print(inc(), inc(5), get())
inc2, get2 = counter()
print(inc2(), get2(), get())
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])


def outer(a):
    b = a * 2

    def mid(c):
        d = c + b

        def inner(e):
            return a, b, c, d, e

        return inner

    return mid


print(outer(1)(10)(100))


def param(x):
    def f():
        return x

    x += 1
    return f


print(param(1)())


def late():
    def f():
        return y

    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)
    y = 5
    return f()


print(late())


def unbound():
    try:
        print(z)
    except UnboundLocalError as e:
        print(e)
    z = 1

    def g():
        return z

    return g


print(unbound()())
x = "global"


def scopes():
    x = "local"

    class C:
        x = "class"

        def m(self):
            return x

        y = x
        z = [x for _ in range(1)]

    def g():
        global x
        return x

    return C().m(), C.y, C.z, g()


print(scopes())


def setglobal():
    global x, created
    x = "changed"
    created = 1


setglobal()
print(x, created)


def fact():
    def rec(n):
        return 1 if n < 2 else n * rec(n - 1)

    return rec


print(fact()(10))


def args_captured(*a, **k):
    return lambda: (a, k)


print(args_captured(1, b=2)())


def loop():
    out = []
    for i in range(3):
        def f():
            return i
        out.append(f)
    del f
    return [g() for g in out]


print(loop())
print(counter.__closure__, len(inc.__closure__), inc.__closure__[0].cell_contents)
print(inc.__code__.co_freevars, counter.__code__.co_cellvars)


def nonlocal_chain():
    v = 1

    def a():
        nonlocal v
        v = 2

        def b():
            nonlocal v
            v = 3

        b()
        return v

    return a(), v


print(nonlocal_chain())


def class_nonlocal():
    v = 1

    class K:
        nonlocal v
        v = 2
        w = v

    return v, K.w, hasattr(K, "v")


print(class_nonlocal())
