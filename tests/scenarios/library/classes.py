class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        print("prepare", name, kwargs)
        return {"prepared": True}

    def __new__(mcs, name, bases, namespace, **kwargs):
        cls = super().__new__(mcs, name, bases, dict(namespace))
        cls.options = kwargs
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        print("calling", cls.__name__)
        return super().__call__(*args)

    def __instancecheck__(cls, instance):
        return instance == 5 or super().__instancecheck__(instance)


class Base(metaclass=Meta, color="red"):
    def __init__(self, x=0):
        self.x = x

    def __init_subclass__(cls, **kwargs):
        print("subclass", cls.__name__)
        super().__init_subclass__()


class Child(Base):
    def who(self):
        return __class__.__name__, super().__repr__()[:1]


print(Base.options, Base.prepared, Child().who(), isinstance(5, Base), isinstance(6, Base))


class Named:
    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)

    def __get__(self, obj, cls):
        return "got", obj is None


class Owner:
    attribute = Named()


print(Owner.attribute, Owner().attribute)


class Alias:
    def __mro_entries__(self, bases):
        return (dict,)


class FromAlias(Alias()):
    pass


print(FromAlias.__bases__, FromAlias.__orig_bases__[0].__class__.__name__, FromAlias(a=1))


class Slots:
    __slots__ = ("a", "b")


s = Slots()
s.a = 1
try:
    s.c = 2
except AttributeError as e:
    print(e)
try:
    s.b
except AttributeError as e:
    print(e)


class A:
    def f(self):
        return ["A"]


class B(A):
    def f(self):
        return ["B"] + super().f()


class C(A):
    def f(self):
        return ["C"] + super().f()


class D(B, C):
    def f(self):
        return ["D"] + super().f()


print(D().f(), [c.__name__ for c in D.__mro__])
for source in ("class X(A, B): pass", "class X(int, str): pass", "class X(5): pass", "class X(bool): pass",
               "class X(A, metaclass=5): pass", "class X(A, A): pass", "class X(bad=1): pass",
               "class X(**{'a': 1}): pass"):
    try:
        exec(source)
    except TypeError as e:
        print(source, "->", e)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

    def __contains__(self, x):
        return x == "in"

    def __enter__(self):
        return "entered"

    def __exit__(self, *args):
        print("exit", args[0])
        return True


print(list(Countdown(3)), "in" in Countdown(1), "out" in Countdown(1))
with Countdown(0) as c:
    print(c)
    raise ValueError
print(type("Dynamic", (A,), {"x": 1})().x, type(A()), A.__name__, A.__qualname__, A.__module__)


class Temperature:
    def __init__(self):
        self._c = 0

    @property
    def celsius(self):
        """The temperature."""
        return self._c

    @celsius.setter
    def celsius(self, v):
        if v < -273:
            raise ValueError("too cold")
        self._c = v

    @staticmethod
    def zero():
        return 0

    @classmethod
    def make(cls, v):
        t = cls()
        t.celsius = v
        return t


t = Temperature.make(20)
print(t.celsius, Temperature.zero(), Temperature.celsius.__doc__)
for attempt in (lambda: setattr(t, "celsius", -300), lambda: delattr(t, "celsius"), lambda: Temperature.make()):
    try:
        attempt()
    except Exception as e:
        print(type(e).__name__, e)
