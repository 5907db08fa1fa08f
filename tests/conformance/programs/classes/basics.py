class A:
    """Doc of A."""

    x = 1
    y = x + 1

    def __init__(self, v=0):
        self.v = v

    def get(self):
        return self.v

    def __repr__(self):
        return f"A({self.v!r})"


class B(A):
    def __init__(self, v, w):
        super().__init__(v)
        self.w = w

    def get(self):
        return super().get() * 10 + self.w


a, b = A(3), B(1, 2)
print(a, b, a.get(), b.get(), A.get(a), B.x, b.y)
print(A.__doc__, A.__name__, A.__qualname__, A.__module__, B.__bases__, B.__mro__)
print(isinstance(b, A), issubclass(B, A), isinstance(a, B), type(b), type(A))
A.x = 5
print(a.x, B.x)
a.x = 6
print(a.x, A.x, a.__dict__)
m = b.get
print(m(), m.__self__ is b, m.__func__ is B.get)
A.new = lambda self: "new"
print(b.new())


class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, [b.__name__ for b in bases], kw, sorted(k for k in ns if not k.startswith("__")))
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)

    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, kw)
        return {}

    def __call__(cls, *a):
        print("call", cls.__name__, a)
        return super().__call__(*a)


class M(metaclass=Meta, opt=1):
    z = 1

    def f(self):
        pass


class N(M, opt=2):
    pass


M()


class Base:
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        print("subclass", cls.__name__, tag)


class S(Base, tag="t"):
    pass


class Desc:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, obj, cls):
        return (self.name, obj is None, cls.__name__)

    def __set__(self, obj, v):
        print("set", self.name, v)


class D:
    d = Desc()


print(D.d, D().d)
D().d = 4


class Slots:
    __slots__ = ("a", "b")


s = Slots()
s.a = 1
print(s.a)
try:
    s.c = 1
except AttributeError as e:
    print(e)
try:
    s.b
except AttributeError as e:
    print(e)
try:
    A().missing
except AttributeError as e:
    print(e)
try:
    A.missing
except AttributeError as e:
    print(e)


class Private:
    __secret = 1

    def __init__(self):
        self.__x = 2

    def get(self):
        return self.__secret, self.__x

    class Inner:
        __q = 5


p = Private()
print(p.get(), sorted(p.__dict__), Private._Private__secret, Private.Inner._Inner__q)
try:
    p.__x
except AttributeError as e:
    print(e)


def make():
    class Local:
        def f(self):
            def g():
                pass
            return g

    return Local


print(make().__qualname__, make()().f().__qualname__)
print(type("Dyn", (A,), {"q": 1})().q)
class Empty: pass
class Paren(): x = 1
print(Empty().__class__.__name__, Paren.x)
