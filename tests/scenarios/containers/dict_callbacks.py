"""Dicts and sets whose keys are defined in the language."""


class Key:
    def __init__(self, name, h=1):
        self.name = name
        self.h = h

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        return isinstance(other, Key) and self.name == other.name

    def __repr__(self):
        return f"Key({self.name})"


d = {Key("a"): 1, Key("b"): 2, Key("c", 7): 3}
print(d[Key("b")], d[Key("c", 7)], d.get(Key("z")), Key("a") in d, len(d))
d[Key("a")] = 10
d.setdefault(Key("q"), 5)
print(d, d.pop(Key("b")), d.pop(Key("b"), None))
try:
    d[Key("b")]
except KeyError as e:
    print("KeyError:", e)
e = dict(d)
e.update({Key("a"): 0, Key("new"): 1})
print(e, d == {Key("a"): 10, Key("c", 7): 3, Key("q"): 5}, d | e)
s = {Key("x"), Key("y"), Key("x")}
print(len(s), Key("x") in s, s == {Key("y"), Key("x")}, len(s - {Key("x")}), s ^ {Key("y")})
s ^= {Key("y"), Key("w")}
print(sorted(k.name for k in s))
s.update([Key("x"), Key("v")], (Key(n) for n in "uv"))
print(sorted(k.name for k in s), s.isdisjoint([Key("x")]), {Key("x")} <= s)


class Unhashable:
    __hash__ = None


class Failing:
    def __hash__(self):
        raise ValueError("no hash")


for bad in (Unhashable(), Failing(), [], {}, set()):
    for action in (lambda: {bad: 1}, lambda: {bad}, lambda: d[bad], lambda: bad in d, lambda: d.get(bad)):
        try:
            action()
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e, end="; ")
    print()


class Same:
    def __init__(self, action=None):
        self.action = action

    def __hash__(self):
        return 5

    def __eq__(self, other):
        if self.action is not None:
            action, self.action = self.action, None
            action()
        return self is other


m = {}
m[Same(m.clear)] = 1
m[Same()] = 2
print(list(m.values()))
m = {}
m[Same(lambda: m.update((i, i) for i in range(100)))] = 1
m[Same()] = 2
print(len(m))
n = set()
n.add(Same(n.clear))
n.add(Same())
print(len(n))


class Default(dict):
    def __missing__(self, key):
        self[key] = value = [key]
        return value


dd = Default(a=1)
print(dd["a"], dd["b"], dd.get("c"), dd, "c" in dd)


class Upper(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.upper())


u = Upper()
u["abc"] = 1
u.update(x=2)
u.note = "attribute"
print(u, u["abc"], u.note, dict(u), {**u}, Upper.fromkeys("ab", 0))


class Mapping:
    def keys(self):
        return iter(["k", "l"])

    def __getitem__(self, key):
        return key * 2


print(dict(Mapping()), {**Mapping(), "z": 1}, {"k": 0} | dict(Mapping()))
w = {"a": 0}
w |= Mapping()
print(w)
print(dict((c, ord(c)) for c in "ab"), dict(zip("ab", (i for i in range(2)))))
print(dict.fromkeys((i % 3 for i in range(7)), "v"), set(i % 3 for i in range(7)))
print(frozenset(i for i in range(5)), {1, 2}.union(i for i in (2, 3)), {1, 2, 3}.difference(i for i in (2, 3)))

try:
    for k in w:
        w[k + "x"] = 1
except RuntimeError as e:
    print(e)
try:
    for k in s:
        s.add(1)
except RuntimeError as e:
    print(e)
for k in list(w):
    del w[k]
print(w)
it = iter({1: 2, 3: 4}.items())
print(next(it), list(it), next(it, None))
keys = {"a": 1, "b": 2}.keys()
print(keys & {"a", "z"}, keys - {"a"}, sorted(keys | {"c"}), keys == {"a", "b"}, "a" in keys)
print({"a": 1}.items() == {"a": 1}.items(), ("a", 1) in {"a": 1}.items(), len(keys), list(reversed(keys)))
big = {i: str(i) for i in range(1000)}
for i in range(0, 1000, 2):
    del big[i]
big["last"] = 1
print(len(big), list(big)[:4], list(big)[-2:], big.popitem(), big.popitem())
r = {}
r["self"] = r
r["list"] = [r]
print(r)


def f(**kw):
    return kw


print(f(**{"a": 1}, b=2), f(**u))
try:
    f(**{1: 2})
except TypeError as e:
    print(e)
