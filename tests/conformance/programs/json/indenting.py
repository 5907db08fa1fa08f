import json

value = {"a": [1, 2, {"b": None}], "empty": [], "none": {}, "t": (True,), "deep": [[[]], [[1]]]}
for indent in (0, 1, 2, "\t", "--", None, -1, True):
    print(json.dumps(value, indent=indent))
print(json.dumps(value, indent=2, separators=(",", ":")), json.dumps(value, indent=1, sort_keys=True), json.dumps([], indent=3), json.dumps(5, indent=3), json.dumps({"é": "é"}, indent=1, ensure_ascii=False))
print(json.dumps(value, separators=(", ", " = ")))
