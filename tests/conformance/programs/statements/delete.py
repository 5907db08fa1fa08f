a = 1
del a
try:
    a
except NameError as e:
    print(e)
l = [0, 1, 2, 3, 4, 5]
del l[0], l[-1]
print(l)
del l[1:3]
print(l)
d = {1: 2, 3: 4}
del d[1]
print(d)
try:
    del d[9]
except KeyError as e:
    print("KeyError", e)


class A:
    x = 1


o = A()
o.y = 2
del o.y
try:
    del o.y
except AttributeError as e:
    print(e)
del A.x
print(hasattr(o, "x"))


def f():
    x = 1
    del x
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    try:
        del x
    except UnboundLocalError as e:
        print(e)
    x = 2
    print(x)


f()


def g(flag):
    x = 1
    if flag:
        del x
    return x


print(g(False))
try:
    g(True)
except UnboundLocalError as e:
    print(e)
x, (y, z) = 1, (2, 3)
del x, (y, z)
print("x" in globals(), "y" in globals())


def h():
    v = 1

    def inner():
        return v

    print(inner())
    del v
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)


h()
try:
    del nothing
except NameError as e:
    print(e)
