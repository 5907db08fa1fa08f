import copy
from collections import OrderedDict, defaultdict

d = defaultdict(list)
d["a"].append(1)
d["a"].append(2)
print(d, d["b"], dict(d), d.default_factory, "c" in d, d.get("c"), len(d))
print(defaultdict(int, {"x": 1}, y=2), defaultdict(None, a=1), defaultdict(lambda: 5)["q"], copy.copy(d), d.copy() == d, d | {"z": [0]}, {"z": [0]} | d)
for call in (lambda: defaultdict(5), lambda: defaultdict()["k"], lambda: defaultdict(lambda: 1 / 0)["k"]):
    try:
        call()
    except (TypeError, KeyError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
counts = defaultdict(int)
for ch in "mississippi":
    counts[ch] += 1
print(sorted(counts.items()))
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(t["a"]["b"], list(t))
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
print(o, list(reversed(o)), o.popitem(), o.popitem(last=False), o == {"b": 2, "c": 3}, OrderedDict([("a", 1), ("b", 2)]) == OrderedDict([("b", 2), ("a", 1)]), o | {"z": 1})
o.move_to_end("c", last=False)
print(o) if "c" in o else print("gone")
