# The same instructions meet several classes, and classes that change between two turns.
class A:
    def __init__(self, x):
        self.x = x
        self.y = 0

    @property
    def double(self):
        return self.x * 2

    def who(self):
        return "A"


class B(A):
    def who(self):
        return "B"


class S:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x
        self.y = 1

    double = "plain"

    def who(self):
        return "S"


def look(objects):
    return [(o.x, o.y, o.double, o.who()) for o in objects]


def change(objects):
    for o in objects:
        o.x += 1
        o.y = o.x
        if hasattr(o, "__dict__"):
            o.z = o.y


objects = [cls(k) for k, cls in enumerate([A, B, S, A, S, B])]
print(look(objects))
change(objects)
change(objects)
print(look(objects))

del objects[2].y
try:
    look(objects)
except AttributeError as error:
    print(type(error).__name__, error)
objects[2].y = 5

A.double = property(lambda self: -self.x)
B.who = lambda self: "new B"
S.double = 7
print(look(objects))

objects[0].who = lambda: "own"
print(look(objects)[0], objects[0].__dict__.keys())
A.y = property(lambda self: "data", lambda self, value: print("set", value))
objects[0].y = 3
print(objects[0].y, objects[1].y, objects[0].__dict__["y"])


def make(cls, *args):
    try:
        return cls(1)
    except TypeError as error:
        return str(error)


class C:
    def __init__(self, a):
        self.a = a


for turn in range(6):
    made = make(C)
    print(turn, made if isinstance(made, str) else vars(made))
    if turn == 0:
        C.__init__ = lambda self, a: setattr(self, "b", a)
    elif turn == 1:
        C.__init__ = lambda self, a, c: None
    elif turn == 2:
        C.__init__ = lambda self, a: a
    elif turn == 3:
        C.__new__ = staticmethod(lambda cls, a: object.__new__(cls))
        C.__init__ = lambda self, a: None
    elif turn == 4:
        C.__setattr__ = lambda self, name, value: print("setting", name)
        C.__init__ = lambda self, a: setattr(self, "q", a)


class Foreign:
    x = S.__dict__["x"]


for o in (S(4), Foreign()):
    try:
        print(o.x)
    except TypeError as error:
        print(error)


class Meta(type):
    def __call__(cls, *args):
        return ("made", cls.__name__, args)


class Odd(metaclass=Meta):
    def __init__(self, a):
        print("never")


print([make(c) for c in (Odd, Odd)])
bound = [o.who for o in objects]
print([b() for b in bound for _ in range(2)])
