# A star that binds nothing does not make a sequence be read; which attribute is matched twice.
import collections.abc


class Endless(collections.abc.Sequence):
    def __getitem__(self, i):
        return i

    def __len__(self):
        return 42


match Endless():
    case [x, *_, y, z]:
        print(x, y, z)
match range(10):
    case [a, b, *rest]:
        print(a, b, rest)
match bytearray(b"x"):
    case bytearray(b):
        print(b)


class Point:
    __match_args__ = ("x", "y")
    x, y = 1, 2


try:
    match Point():
        case Point(1, x=1):
            print("no")
except TypeError as error:
    print(error)
key = type("Keys", (), {"a": "k", "b": "k"})
try:
    match {"k": 1}:
        case {key.a: 1, key.b: 1}:
            print("no")
except ValueError as error:
    print(error)
match {-0 - 0j: "zero"}:
    case {-0 - 0j: value}:
        print(value)


class Both(dict, collections.abc.Sequence):
    pass


match Both():
    case []:
        print("sequence")
    case {}:
        print("mapping")
