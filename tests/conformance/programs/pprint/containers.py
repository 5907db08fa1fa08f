# Lists, dicts, sets, with width, depth, indent.
from pprint import pp, pprint

data = {"name": "x" * 30, "list": list(range(40)), "t": (1,), 5: None,
        "nested": {"a": [1, 2, {"k": ("v" * 20, "w" * 30, "z" * 20)}], "b": {3, 1, 2}}}
pprint(data)
pprint(data, width=40)
pprint(data, compact=True, indent=4)
pprint(data, depth=2)
pprint(data, sort_dicts=False, width=60)
pprint(frozenset(range(40)))
pprint({i * 1000 for i in range(30)})
pprint({1: "a", "b": 2, None: 3, (1,): 4})
pp({"z": 1, "a": 2})
pprint([[[[["deep" * 5] * 3] * 2]]], width=30)
pprint((1,) * 40)
pprint([""] * 3)
pprint({"a" * 70: "b" * 40})
pprint([{"long key %d" % i: {"v": i}} for i in range(6)])
