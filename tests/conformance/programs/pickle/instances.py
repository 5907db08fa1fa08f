"""Instances: attributes, __slots__, subclasses of builtin types."""
import pickle


def back(x, protocol=None):
    return pickle.loads(pickle.dumps(x, protocol))


class Point:
    def __init__(self, x, y):
        print("init", x, y)
        self.x, self.y = x, y


p = back(Point(1, [2]))
print(type(p) is Point, p.__dict__)


class Slots:
    __slots__ = ("a", "b", "__private")

    def __init__(self):
        self.a, self.__private = 1, 2

    def private(self):
        return self.__private


s = back(Slots())
print(s.a, hasattr(s, "b"), s.private())


class Both(Slots):
    pass


b = Both()
b.extra = [3]
b = back(b)
print(b.a, b.extra, b.private())


class MyInt(int):
    pass


class MyStr(str):
    pass


class MyList(list):
    pass


class MyDict(dict):
    pass


class MySet(set):
    pass


class MyTuple(tuple):
    pass


for cls, argument in ((MyInt, 5), (MyStr, "text"), (MyList, [1, 2]), (MyDict, {"k": 1}),
                      (MySet, {1}), (MyTuple, (1, 2))):
    x = cls(argument)
    x.note = "kept"
    y = back(x)
    print(type(y).__name__, y == x, y.note)


class Setter:
    def __setattr__(self, name, value):
        print("set", name)
        object.__setattr__(self, name, value)


x = Setter()
x.a = 1
print(back(x).a)
empty = back(type("Late", (), {"__module__": "__main__"}) if False else Setter())
print(empty.__dict__)
for protocol in (0, 1, 2, 3, 4, 5, -1):
    print(back(p, protocol).x, end=" ")
print()
