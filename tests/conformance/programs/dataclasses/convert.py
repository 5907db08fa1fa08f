# asdict, astuple, replace, make_dataclass.
from collections import OrderedDict, namedtuple
from dataclasses import asdict, astuple, dataclass, field, fields, make_dataclass, replace

Pair = namedtuple("Pair", "l r")


@dataclass
class Leaf:
    v: int


@dataclass
class Tree:
    name: str
    leaves: list = field(default_factory=list)
    table: dict = field(default_factory=dict)


t = Tree("t", [Leaf(1), (Leaf(2), Pair(Leaf(3), 4))], {"k": Leaf(5)})
d = asdict(t)
print(d)
print(astuple(t))
d["leaves"].append(1)
print(len(t.leaves), asdict(Leaf(1), dict_factory=OrderedDict), astuple(Leaf(1), tuple_factory=list))
print(replace(t, name="u").name, replace(Leaf(1), v=2))
Made = make_dataclass("Made", [("x", int), "y", ("z", int, field(default=5))],
                      namespace={"add": lambda self: self.x + self.z}, bases=(Leaf,))
print(Made(0, 1, 2), Made(0, 1, 2).add(), Made.__mro__[1:], [f.type for f in fields(Made)])
for action in (lambda: make_dataclass("C", ["a", "a"]), lambda: make_dataclass("C", ["for"]),
               lambda: make_dataclass("C", ["1a"]), lambda: asdict(Leaf), lambda: astuple(3),
               lambda: fields(3), lambda: replace(3), lambda: make_dataclass("C", [("a",)])):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
