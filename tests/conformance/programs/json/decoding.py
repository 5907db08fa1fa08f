import json

for s in ('null', 'true', ' [1 , 2.5, -3, "x", null , true,false ] ', '{}', '[]', '[[],{}]', '{"a": {"b": [1, {"c": "d"}]}}', '"\\u00e9\\n\\"\\/\\\\\\b\\f\\t\\r"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ud83d\\ud83d\\ude00"',
          '-0', '-0.0', '1E5', '1.5e-3', '0e1', '12345678901234567890123', '123456789012345678', '1e999', 'NaN', '-Infinity', '{"a":1,"a":2}', '\t\r\n 5 \n', '"é中😀"', '"\x7f"', '9007199254740993', '0.1', '1e22', '1e23', '-9223372036854775808'):
    v = json.loads(s)
    print(ascii(s), ascii(v), type(v).__name__)
print(json.loads(b'{"k": "\xc3\xa9"}'), json.loads(bytearray(b"[1]")), json.loads(b"\xef\xbb\xbf1"))
