import json

class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return {"x": o.x, "y": o.y}
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)
print(json.dumps([Point(1, Point(2, {3, 1}))], cls=Encoder), Encoder(indent=1).encode({"p": Point(0, 0)}))
print(json.dumps(Point(1, 2), default=vars), json.dumps({"c": 1j}, default=str), json.dumps(object, default=lambda o: o.__name__))
try:
    json.dumps([Point(1, frozenset())], cls=Encoder)
except TypeError as e:
    print(e)
print("".join(json.JSONEncoder().iterencode([1, {"a": None}])), json.JSONEncoder(sort_keys=True, separators=("; ", " -> ")).encode({"b": 1, "a": 2}))
e = json.JSONEncoder()
print(e.item_separator, e.key_separator, e.skipkeys, e.ensure_ascii, e.check_circular, e.allow_nan, e.sort_keys, e.indent, json.JSONEncoder(indent=1).item_separator)
class Spaced(json.JSONEncoder):
    item_separator = " , "
print(json.dumps([1, 2], cls=Spaced))
