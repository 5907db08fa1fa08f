class V:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"V({self.x})"

    def __add__(self, o):
        return V(self.x + (o.x if isinstance(o, V) else o))

    def __radd__(self, o):
        return V(o + self.x)

    def __sub__(self, o):
        return NotImplemented

    def __mul__(self, o):
        return V(self.x * o)

    __rmul__ = __mul__

    def __neg__(self):
        return V(-self.x)

    def __pos__(self):
        return V(+self.x)

    def __invert__(self):
        return V(~self.x)

    def __abs__(self):
        return abs(self.x)

    def __eq__(self, o):
        return isinstance(o, V) and self.x == o.x

    def __lt__(self, o):
        return self.x < o.x

    def __hash__(self):
        return hash(self.x)

    def __bool__(self):
        return self.x != 0

    def __call__(self, *a, **k):
        return self.x, a, k

    def __int__(self):
        return self.x

    def __float__(self):
        return float(self.x)

    def __index__(self):
        return self.x

    def __divmod__(self, o):
        return "divmod"

    def __pow__(self, o, m=None):
        return ("pow", o, m)

    def __matmul__(self, o):
        return "matmul"

    def __format__(self, spec):
        return f"<{spec}>"


a, b = V(2), V(3)
print(a + b, a + 1, 1 + a, a * 4, 4 * a, -a, +a, ~a, abs(V(-5)))
print(a == V(2), a != V(2), a < b, a > b, sorted([b, a]))
print(a(1, k=2), int(a), float(a), [10, 20, 30][a], divmod(a, 1), a**2, pow(a, 2, 3), a @ b)
print(f"{a} {a:x>5} {a!r}", format(a, "q"), "{:z}".format(a))
print(len({V(1), V(1), V(2)}), bool(V(0)), hash(V(7)))
for op in (lambda: a - b, lambda: a <= b, lambda: a & b, lambda: "x" + a, lambda: a / 2, lambda: 5 - a):
    try:
        print(op())
    except TypeError as e:
        print(e)


class Seq:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if isinstance(i, slice):
            return (i.start, i.stop, i.step)
        if i >= self.n:
            raise IndexError(i)
        return i * i

    def __setitem__(self, i, v):
        print("set", i, v)

    def __delitem__(self, i):
        print("del", i)

    def __contains__(self, v):
        return v == "in"


s = Seq(4)
print(len(s), list(s), s[1], s[1:2], s[::3], "in" in s, "out" in s, 2 in list(s))
s[1] = 5
s[1:2] = 6
del s[3]
print([*s], max(s), sum(s), tuple(reversed(s)))


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(It(3)), [x for x in It(2)], dict(zip("ab", It(2))))


class R:
    def __radd__(self, o):
        return "radd"

    def __rsub__(self, o):
        return "rsub"

    def __rlt__(self, o):
        return "never"

    def __gt__(self, o):
        return "gt"


print(1 + R(), [] + R() if False else "skip", 5 - R(), 1 < R())


class Ctx:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *a):
        print("exit", a[0])
        return True


with Ctx() as c:
    raise ValueError("swallowed")


class Eq:
    def __eq__(self, o):
        return NotImplemented


e = Eq()
print(e == e, e == 1, Eq() == Eq(), e != 1)


class Str:
    def __str__(self):
        return "str"


print(str(Str()), f"{Str()}", "%s" % Str())


class BadStr:
    def __str__(self):
        return 5


try:
    str(BadStr())
except TypeError as ex:
    print(ex)


class BadLen:
    def __len__(self):
        return -1


try:
    len(BadLen())
except ValueError as ex:
    print(ex)


class BadIter:
    def __iter__(self):
        return 5


try:
    iter(BadIter())
except TypeError as ex:
    print(ex)


class NewOnly:
    def __new__(cls, v):
        self = super().__new__(cls)
        self.v = v * 2
        return self


print(NewOnly(4).v)


class Other:
    def __new__(cls):
        return 7


print(Other())


class InitRet:
    def __init__(self):
        return 1


try:
    InitRet()
except TypeError as ex:
    print(ex)
