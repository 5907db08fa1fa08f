class A:
    def f(self):
        return "A"

    def g(self):
        return "gA"


class B(A):
    def f(self):
        return "B" + super().f()


class C(A):
    def f(self):
        return "C" + super().f()


class D(B, C):
    def f(self):
        return "D" + super().f()


print(D().f(), [c.__name__ for c in D.__mro__], D().g())
print(super(B, D()).f(), super(D, D).f.__name__)
try:
    class X(A, B):
        pass
except TypeError as e:
    print(e)
try:
    class Y(int, str):
        pass
except TypeError as e:
    print(e)
try:
    class Z(5):
        pass
except TypeError as e:
    print(e)


class L(list):
    def total(self):
        return sum(self)


l = L([1, 2, 3])
l.append(4)
print(l, l.total(), isinstance(l, list), l + [5])


class Dd(dict):
    def __missing__(self, k):
        return k * 2


d = Dd(a=1)
print(d["a"], d["zz"], d.get("q"))


class I(int):
    def __add__(self, o):
        return I(int(self) + int(o) + 100)

    def __repr__(self):
        return f"I({int(self)})"


print(I(1) + 2, I(5) * 2, I(3) == 3, hash(I(3)) == hash(3))


class St(str):
    def shout(self):
        return self.upper() + "!"


print(St("hi").shout(), St("a") + "b", len(St("abc")))


class E(Exception):
    def __init__(self, code):
        super().__init__("code %d" % code)
        self.code = code


try:
    raise E(5)
except E as e:
    print(e, e.code, e.args)


class P:
    def __getattr__(self, n):
        if n.startswith("x"):
            return n * 2
        raise AttributeError(n)

    def __setattr__(self, n, v):
        print("set", n)
        object.__setattr__(self, n, v)

    def __delattr__(self, n):
        print("del", n)
        object.__delattr__(self, n)


p = P()
p.a = 1
print(p.a, p.xyz)
del p.a
try:
    p.b
except AttributeError as e:
    print("AttributeError", e)


class G:
    def __getattribute__(self, n):
        if n == "magic":
            return 42
        return object.__getattribute__(self, n)


print(G().magic)


class Mixin:
    def hello(self):
        return "hello " + self.name()


class Named(Mixin):
    def name(self):
        return "named"


print(Named().hello())


class Abstract:
    def run(self):
        raise NotImplementedError("run of %s" % type(self).__name__)


try:
    Abstract().run()
except NotImplementedError as e:
    print(e)
print(A.__subclasses__())
