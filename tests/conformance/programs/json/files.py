import io
import json

f = io.StringIO()
json.dump({"a": [1, 2.5, "é"]}, f)
json.dump([None], f, indent=1)
print(f.getvalue())
print(json.load(io.StringIO('{"k": [true]}')), json.load(io.BytesIO(b"[1, 2]")))
try:
    json.load(io.StringIO("[1,"))
except ValueError as e:
    print(e)
