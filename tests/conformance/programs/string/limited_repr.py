# reprlib
import reprlib

print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr(10 ** 60), reprlib.repr({i: i for i in range(10)}))
print(reprlib.repr(set(range(10))), reprlib.repr((1,)), reprlib.repr(frozenset()), reprlib.repr([[[[[[[[1]]]]]]]]))


class Tree:
    def __init__(self):
        self.children = [self]

    @reprlib.recursive_repr("<tree>")
    def __repr__(self):
        return f"Tree({self.children})"


class Bad:
    def __repr__(self):
        raise ValueError


print(Tree(), Tree.__repr__.__name__, reprlib.repr(Bad()).startswith("<Bad instance at 0x"))
r = reprlib.Repr()
r.maxlist = 2
r.maxother = 10
print(r.repr([1, 2, 3]), r.repr(range(100000)))
