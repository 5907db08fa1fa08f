x = 1


def f():
    return x


def g():
    x = 2
    return f(), x


print(g())


def h():
    global y
    y = 5


h()
print(y)


class A:
    x = 10
    y = x

    def m(self):
        return x

    z = (lambda: x)()
    w = [x for _ in "a"][0]


print(A.y, A().m(), A.z, A.w)


def outer():
    x = "o"

    class B:
        y = x
        x = "b"
        z = x

        def m(self):
            return x

    return B.y if hasattr(B, "y") else None, B.z, B().m()


try:
    print(outer())
except NameError as e:
    print(e)


def outer2():
    q = "o"

    class B:
        y = q

        def m(self):
            return q, __class__

    return B


B = outer2()
print(B.y, B().m() == ("o", B))


def shadow():
    len = lambda v: "mine"
    return len([1])


print(shadow(), len([1]))


def builtin_override():
    global max
    max = min
    r = max(1, 2)
    del max
    return r, max(1, 2)


print(builtin_override())


def loc():
    a = 1
    b = 2
    return sorted(locals())


print(loc())


def locals_cell():
    a = 1

    def f():
        return a

    return locals()["a"], sorted(k for k in locals() if k != "f")


print(locals_cell())
print("x" in globals(), globals()["x"], __name__)


def early():
    try:
        print(v)
    except UnboundLocalError as e:
        print(e)
    v = 1


early()


def conditional(flag):
    if flag:
        v = 1
    try:
        return v
    except UnboundLocalError as e:
        return str(e)


print(conditional(True), conditional(False))


def loop_var():
    for i in []:
        pass
    try:
        return i
    except UnboundLocalError as e:
        return str(e)


print(loop_var())


def chained(flag):
    if 1 < 2 < 3 and flag or (v := 0):
        pass
    try:
        return v
    except UnboundLocalError as e:
        return str(e)


print(chained(True), chained(False))


def tryelse():
    try:
        v = int("5")
    except ValueError:
        w = 1
    else:
        w = 2
    return v, w


print(tryelse())


def unbound_in_try():
    try:
        raise ValueError
        v = 1
    except ValueError:
        pass
    try:
        return v
    except UnboundLocalError as e:
        return str(e)


print(unbound_in_try())


def while_true():
    while True:
        v = 5
        break
    return v


print(while_true())


def short_circuit(a):
    a or (b := 1)
    try:
        return b
    except UnboundLocalError as e:
        return str(e)


print(short_circuit(0), short_circuit(1))


def compare_chain(a):
    a < 0 < (c := 5)
    try:
        return c
    except UnboundLocalError as e:
        return str(e)


print(compare_chain(-1), compare_chain(1))


def compare_unbound(a):
    try:
        if a < 1 < missing:
            pass
        missing
        missing = 1
    except UnboundLocalError as e:
        return str(e)


print(compare_unbound(5), compare_unbound(0))


def ternary(a):
    x = 1 if a else undef
    undef = 2
    return x, undef


print(ternary(1))
try:
    ternary(0)
except UnboundLocalError as e:
    print(e)
exec("ex = 3")
print(ex, eval("ex + 1"), eval("x", {"x": 9}), eval("lambda: 5")())
ns = {}
exec("a = 1\ndef f(): return a\nb = f()", ns)
print(ns["b"], sorted(k for k in ns if k != "__builtins__"))
loc2 = {}
exec("q = 1\nr = [q for _ in range(1)]", {}, loc2) if False else None
exec("class K:\n  v = 1\n", ns)
print(ns["K"].v)
