class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Color:
    RED = "red"


def f(v):
    match v:
        case 0:
            return "zero"
        case 1 | 2 | 3 as n:
            return f"small {n}"
        case -1:
            return "minus one"
        case 1.5:
            return "float"
        case "a" | "b":
            return "letter"
        case b"x":
            return "bytes"
        case None:
            return "none"
        case True:
            return "true"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, *rest]:
            return f"one and {rest}"
        case [*init, "end"]:
            return f"{init} to end"
        case (a, b):
            return f"pair {a} {b}"
        case [a, _, *mid, z]:
            return f"many {a} {mid} {z}"
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": t, **rest}:
            return f"{t} {rest}"
        case {}:
            return "mapping"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x, y=Point(a, b)):
            return f"nested {x} {a} {b}"
        case Point():
            return "point"
        case Color.RED:
            return "red"
        case int(n):
            return f"int {n}"
        case str() as s:
            return f"str {s}"
        case float() | complex():
            return "number"
        case _:
            return "other"


for v in [0, 1, 3, -1, 1.5, "a", b"x", None, True, False, [], [9], [1, 2, 3], [5, 6, "end"], (7, 8), [1], [9, 9, 9, 9], "red", {"type": "circle", "r": 2},
          {"type": "sq", "side": 1}, {"z": 1}, {}, Point(0, 0), Point(0, 5), Point(3, 3), Point(1, Point(2, 3)), Point(1, 2), 99, "zzz", 2.5, object, {1}]:
    try:
        print(f(v))
    except Exception as e:
        print(type(e).__name__, e)


def g(cmd):
    match cmd.split():
        case ["go", ("north" | "south") as d]:
            return d
        case ["go", *_]:
            return "where"
        case [action, obj] if obj != "x":
            return action, obj
        case ["quit"]:
            return "bye"
    return "no match"


for c in ("go north", "go up", "take key", "take x", "quit", ""):
    print(g(c))


def guard_binds():
    match [1, 2]:
        case [a, b] if a > b:
            return "no"
        case _:
            return a, b


print(guard_binds())


def seq(v):
    match v:
        case [*_]:
            return "sequence"
        case _:
            return "not"


print([seq(v) for v in ([], (), "abc", b"", range(2), {}, set(), bytearray())])
match 5:
    case x:
        print(x)
match 1, 2:
    case 1, y:
        print(y)
match {"a": [1, {"b": (2, 3)}]}:
    case {"a": [_, {"b": [p, q]}]}:
        print(p, q)
match "x":
    case "y":
        print("never")
print("fell through")
for bad in ("match Point(1,2):\n case Point(1,2,3): pass", "match 1:\n case Color(): pass\n case int(1,2): pass", "match 1:\n case Color.RED(): pass"):
    try:
        exec(bad)
        print("ok")
    except TypeError as e:
        print(e)


class NoArgs:
    pass


try:
    match NoArgs():
        case NoArgs(1):
            pass
except TypeError as e:
    print(e)


class D(dict):
    def get(self, k, default=None):
        print("get", k)
        return super().get(k, default)


match D(a=1):
    case {"a": x}:
        print(x)


def alternatives(v):
    match v:
        case [x, 1] | [1, x] | {"x": x}:
            return x
        case (1 | 2) as y, z:
            return y, z


print(alternatives([5, 1]), alternatives([1, 6]), alternatives({"x": 7}), alternatives((2, 8)), alternatives(3))
match = 3
case = match + 1
print(match, case)
