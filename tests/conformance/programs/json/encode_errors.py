import json

class C:
    pass
circle = [1]
circle.append({"x": circle})
cases = [lambda: json.dumps({(1, 2): 3}), lambda: json.dumps(C()), lambda: json.dumps([1, {2}]), lambda: json.dumps(b"x"), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps([-float("inf")], allow_nan=False),
         lambda: json.dumps({1: 2, "a": 3}, sort_keys=True), lambda: json.dumps(circle), lambda: json.dumps([C()], default=lambda o: o), lambda: json.dumps(1j), lambda: json.dumps({C(): 1}), lambda: json.dumps({b"a": 1}),
         lambda: json.dumps(1, bad=2), lambda: json.dumps(), lambda: json.dumps(range(3)), lambda: json.dumps({"a": {"b": object}})]
for case in cases:
    try:
        print(case())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(json.dumps({(1, 2): 3, "a": 1, b"x": 2, None: 5}, skipkeys=True), json.dumps({(1,): 1}, skipkeys=True), json.dumps({(1,): 1}, skipkeys=True, indent=1))
shared = [1]
print(json.dumps([shared, shared, {"a": shared}]))
for deep in (lambda: json.dumps(circle, check_circular=False), lambda: json.loads("[" * 100000), lambda: json.loads('{"a":' * 100000)):
    try:
        deep()
    except RecursionError as e:
        print(type(e).__name__)
