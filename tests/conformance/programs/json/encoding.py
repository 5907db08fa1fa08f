import json
import collections
import enum

class Color(enum.IntEnum):
    RED = 1
class Kind(str, enum.Enum):
    A = "a"
Point = collections.namedtuple("Point", "x y")
class MyInt(int):
    def __repr__(self):
        return "never"
class MyFloat(float):
    def __repr__(self):
        return "never"
for v in (None, True, False, 0, -1, 2**70, 1.0, 1e100, 0.1, 1e-7, float("nan"), float("inf"), -float("inf"), "", "é\u2028😀\ud800\x7f\"\\/\n\r\t\b\f\0\x1f", [], (), {}, [1, [2, (3,)]], {"a": {"b": {}}},
          {1: 2, True: 3, None: 4, 1.5: 5, "x": 6}, Point(1, [2]), Color.RED, Kind.A, {Color.RED: Kind.A, Kind.A: 1}, MyInt(5), MyFloat(2.5), collections.OrderedDict(b=1, a=2), collections.defaultdict(list, k=[1]), collections.Counter("aab")):
    print(json.dumps(v), ascii(json.dumps(v, ensure_ascii=False)), json.dumps([v, {"k": v}], separators=(",", ":")))
print(json.dumps({"b": 1, "a": [1, 2], "é": None}, sort_keys=True), json.dumps({3: 1, 1: 2, 2: 3}, sort_keys=True))
print(json.dumps("é", ensure_ascii=False), json.encoder.encode_basestring("é\n"), json.encoder.encode_basestring_ascii("é\n"))
