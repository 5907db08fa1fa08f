"""Classes, functions and methods by name."""
import collections
import math
import pickle


def back(x):
    return pickle.loads(pickle.dumps(x))


def function():
    pass


class Outer:
    class Inner:
        def method(self):
            return "method"

    @classmethod
    def make(cls):
        return cls

    @staticmethod
    def static():
        return "static"


for x in (function, Outer, Outer.Inner, Outer.Inner.method, Outer.static, len, math.sqrt, int,
          str.upper, dict.fromkeys, collections.OrderedDict, ValueError, type, object):
    y = back(x)
    print(getattr(y, "__qualname__", y), y is x or y == x)
print(back(Outer.Inner().method)())
print(back(Outer.make)() is Outer)
print(back("abc".upper)())
print(back([1, 2].append).__self__)
print(type(back(type(None))), back(type(...)), back(type(NotImplemented)))


class Instance:
    def __init__(self):
        self.call = self.method

    def method(self):
        return self


i = back(Instance())
print(i.call() is i)
