import json

text = '{"a": 1, "b": {"c": 2.50, "d": [NaN, -Infinity, 12345678901234567890]}, "a": 3}'
print(json.loads(text, object_hook=lambda d: sorted(d)))
print(json.loads(text, object_pairs_hook=lambda pairs: pairs))
print(json.loads(text, object_pairs_hook=list, object_hook=lambda d: 1 / 0))
print(json.loads(text, parse_float=lambda s: "f" + s, parse_int=lambda s: "i" + s, parse_constant=lambda s: "c" + s))
print(json.loads("[]", object_hook=print), json.loads("{}", object_hook=lambda d: (d, "made")))
def fail(d):
    raise KeyError(sorted(d))
try:
    json.loads('[1, {"x": {}}]', object_hook=fail)
except KeyError as e:
    print("KeyError", e)
class Upper(json.JSONDecoder):
    def decode(self, s):
        return super().decode(s.lower())
print(json.loads("TRUE", cls=Upper), json.JSONDecoder().raw_decode('{"a":1} tail'), json.JSONDecoder().raw_decode("  5x", 2), json.JSONDecoder(strict=False).decode('"a\nb"'))
try:
    json.JSONDecoder().raw_decode(" 1")
except json.JSONDecodeError as e:
    print(e)
