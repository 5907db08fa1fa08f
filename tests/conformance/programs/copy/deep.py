"""copy.deepcopy: everything new, sharing and cycles kept."""
import copy


class Node:
    def __init__(self, value):
        self.value = value


a = Node([1])
a.me = a
b = copy.deepcopy(a)
print(b is a, b.me is b, b.value is a.value, b.value)
shared = [1]
x = copy.deepcopy([shared, shared])
print(x[0] is x[1], x[0] is shared)
loop = []
loop.append(loop)
y = copy.deepcopy(loop)
print(y[0] is y, y is loop)
t = ([],)
t[0].append(t)
u = copy.deepcopy(t)
print(u[0][0] is u, u is t)
flat = (1, "a", (2, None))
print(copy.deepcopy(flat) is flat)
print(copy.deepcopy({"k": {1, 2}, "f": frozenset({3})}))


class Own:
    def __deepcopy__(self, memo):
        print("memo has", len(memo))
        return "deep"


print(copy.deepcopy([Own(), Own()]))


class MyDict(dict):
    pass


d = MyDict(a=[1])
d.extra = d["a"]
e = copy.deepcopy(d)
print(e, e.extra is e["a"], e.extra is d.extra, type(e).__name__)


class Base:
    __slots__ = ("p",)


class Derived(Base):
    __slots__ = ("q", "__dict__")


s = Derived()
s.p, s.q, s.r = [1], [2], [3]
c = copy.deepcopy(s)
print(c.p, c.q, c.r, c.p is s.p, c.r is s.r)


class Method:
    def __init__(self):
        self.call = self.hello

    def hello(self):
        return self


m = copy.deepcopy(Method())
print(m.call() is m)


def f():
    pass


print(copy.deepcopy(f) is f, copy.deepcopy(Node) is Node, copy.deepcopy(len) is len)
memo = {}
first = [1]
second = copy.deepcopy(first, memo)
print(copy.deepcopy(first, memo) is second)
deep = []
for i in range(150):
    deep = [deep]
print(str(copy.deepcopy(deep)) == str(deep))
try:
    copy.deepcopy([type.__dict__])
except TypeError as e:
    print(e)
try:
    raise copy.Error("x")
except copy.error as e:
    print(type(e), e)
