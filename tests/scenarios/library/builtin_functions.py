import sys


def show(*calls):
    for call in calls:
        try:
            print(repr(call()))
        except Exception as e:
            print(type(e).__name__ + ":", e)


class Box:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        return self.v < other.v

    def __add__(self, other):
        return Box(self.v + other)

    __radd__ = __add__

    def __len__(self):
        return self.v

    def __index__(self):
        return self.v

    def __round__(self, n=None):
        return ("rounded", n)

    def __abs__(self):
        return "abs"

    def __divmod__(self, other):
        return "divmod"

    def __getattr__(self, name):
        if name == "magic":
            return "pixie"
        raise AttributeError(name)

    def __dir__(self):
        return ["b", "a"]

    def __format__(self, spec):
        return f"<{spec}>"

    def __call__(self):
        return self.v


b = Box(3)
show(lambda: abs(-3), lambda: abs(b), lambda: abs(-2.5), lambda: abs("x"), lambda: abs())
show(lambda: all([]), lambda: all([1, 0]), lambda: any([0, 2]), lambda: any(5), lambda: all(x < 3 for x in range(3)))
show(lambda: ascii("é\n"), lambda: bin(10), lambda: bin(-5), lambda: hex(255), lambda: oct(8), lambda: hex(b), lambda: bin(1.5))
show(lambda: callable(b), lambda: callable(1), lambda: chr(97), lambda: chr(0x1F600), lambda: chr(-1), lambda: chr(0x110000), lambda: ord("a"), lambda: ord("ab"), lambda: ord(5))
show(lambda: divmod(7, 2), lambda: divmod(-7, 2), lambda: divmod(7.5, 2), lambda: divmod(b, 1), lambda: divmod(1, 0), lambda: divmod("a", 1))
show(lambda: getattr(b, "v"), lambda: getattr(b, "magic"), lambda: getattr(b, "nope"), lambda: getattr(b, "nope", "default"), lambda: getattr(b, 5), lambda: hasattr(b, "v"), lambda: hasattr(b, "nope"))
show(lambda: setattr(b, "w", 1), lambda: b.w, lambda: delattr(b, "w"), lambda: hasattr(b, "w"), lambda: delattr(b, "w"), lambda: setattr(5, "x", 1))
show(lambda: isinstance(1, int), lambda: isinstance(True, (str, int)), lambda: isinstance(1, 5), lambda: isinstance(1, int | str), lambda: issubclass(bool, int), lambda: issubclass(1, int))
show(lambda: len("abc"), lambda: len(b), lambda: len(5), lambda: format(3.14159, ".2f"), lambda: format(b, "spec"), lambda: format(1, 2), lambda: format("x", ">4"))
show(lambda: max(1, 5, 3), lambda: max([2, 8, 4]), lambda: max([], default="none"), lambda: max([]), lambda: max("abc", key=lambda c: -ord(c)), lambda: max(1), lambda: max(1, "a"), lambda: min(3, 1, key=lambda x: -x), lambda: min(Box(2), Box(1)).v, lambda: max(), lambda: max(1, 2, default=3))
show(lambda: pow(2, 10), lambda: pow(2, -1), lambda: pow(3, 4, 5), lambda: pow(3, -1, 7), lambda: pow(2, 3, 0), lambda: pow(2.0, 3, 5), lambda: pow(base=2, exp=3))
show(lambda: round(2.5), lambda: round(3.5), lambda: round(-0.5), lambda: round(2.675, 2), lambda: round(1234, -2), lambda: round(1250, -2), lambda: round(b), lambda: round(b, 2), lambda: round("x"), lambda: round(1.5, None), lambda: round(1e300, 2), lambda: round(5.015, 2))
show(lambda: sum([1, 2, 3]), lambda: sum([0.1] * 10), lambda: sum([[1], [2]], []), lambda: sum(["a"], ""), lambda: sum([1, "a"]), lambda: sum((1, 2), start=10), lambda: sum([b], 1).v, lambda: sum([True, True]), lambda: sum(x for x in (1, 2.5)))
show(lambda: sorted([3, 1, 2]), lambda: sorted("bca", reverse=True), lambda: sorted([1, -2], key=abs), lambda: sorted([1, "a"]), lambda: sorted({3: 1, 1: 2}), lambda: sorted([Box(2), Box(1)])[0].v, lambda: sorted([1], 2), lambda: sorted((x for x in "ba"), key=str.upper))
show(lambda: list(iter([1, 2])), lambda: list(iter(iter([5, 6, 0, 7]).__next__, 0)), lambda: iter(5), lambda: iter(5, 0), lambda: next(iter([])), lambda: next(iter([]), "end"), lambda: next([1]))
show(lambda: list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), lambda: list(filter(None, [0, 1, ""])), lambda: list(zip("ab", [1, 2, 3])), lambda: list(zip("ab", [1], strict=True)), lambda: list(enumerate("ab", 5)), lambda: list(reversed([1, 2])), lambda: list(reversed({1: 2})), lambda: reversed(5))
show(lambda: list(range(5)), lambda: range(1, 10, 3), lambda: range(0), lambda: range(1, 2, 0), lambda: range("a"), lambda: range(10)[2:5], lambda: 3 in range(5))
show(lambda: eval("1 + 2"), lambda: eval("x", {"x": 5}), lambda: eval("a b"), lambda: exec("y = 1"), lambda: eval(compile("3 * 4", "f", "eval")), lambda: eval("b'bytes'"), lambda: eval(5), lambda: eval("  7"))
show(lambda: compile("x", "f", "bad"), lambda: compile(5, "f", "exec"), lambda: exec("1 +"), lambda: exec("raise ValueError('in exec')"))
show(lambda: dir(b), lambda: vars(b), lambda: vars(5), lambda: "append" in dir([]), lambda: "v" in dir(Box(1)) , lambda: sorted(vars(Box))[:3])
show(lambda: hash(1) == hash(1.0), lambda: hash(-1), lambda: hash("a") == hash("a"), lambda: hash([]), lambda: hash((1, 2)) == hash((1, 2)), lambda: hash(2 ** 61 - 1), lambda: hash(0.5))
show(lambda: id(b) == id(b), lambda: type(b).__name__, lambda: repr("a'b"), lambda: NotImplemented, lambda: Ellipsis, lambda: ..., lambda: __debug__, lambda: __name__)
show(lambda: print(1, 2, sep="-", end="!\n"), lambda: print("a", sep=5), lambda: print(bad=1), lambda: print("err", file=sys.stdout), lambda: print())
show(lambda: int("12"), lambda: int("z"), lambda: int(" 7 "), lambda: int("ff", 16), lambda: int(3.9), lambda: float("1e3"), lambda: float("x"), lambda: str(b"x", "ascii"), lambda: bool([]), lambda: complex(1, 2), lambda: bytes(3), lambda: bytearray(b"ab"))


def scope():
    x = 1
    y = [x for _ in range(2)]
    return sorted(locals()), "x" in globals()


print(scope(), sorted(k for k in globals() if k.startswith("sh")))
namespace = {}
exec("def f(n):\n    return n * k\nk = 3", namespace)
print(namespace["f"](4), sorted(k for k in namespace if k != "__builtins__"), "__builtins__" in namespace)
local_names = {}
exec("z = 1\nw = z + 1", {}, local_names)
print(local_names)


class Namespace(dict):
    def __missing__(self, key):
        return key * 2


print(eval("foo + bar", {}, Namespace()))
try:
    open("file")
except OSError as e:
    print("no files")
try:
    exit(3)
except SystemExit as e:
    print("exit", e.code)
