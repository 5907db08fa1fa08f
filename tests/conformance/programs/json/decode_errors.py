import json

for s in ('', '{', '[1,', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{a', '[1 2]', '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\u12x4 abc"', '"ab\\u', '"\\ud83d\\u12xx aaa"', 'nul', '01', '1 2', '-', '[1,]', '{"a":1,}', '{"a":1 "b"}', '"\\', '\ufeff1',
          '{,', '[,', '1.', '1e', '1e+', ' ', '{"a" 1}', '{1:2}', '[1}', '{"a\\q":1}', '-Infinit', '-01', '\n\n x', '[1,\n2,\n x]', 'tru', 'nulll', '1 \n 2', "'a'", '[1,2', '"\\u', '+1', '.5', '[}', '{"a":}', 'True'):
    try:
        print(json.loads(s))
    except json.JSONDecodeError as e:
        print(ascii(s), e, "|", e.msg, e.pos, e.lineno, e.colno, e.doc == s, e.args == (str(e),))
for bad in (5, None, ["x"], b"\xff\xfe\xfd"):
    try:
        print(json.loads(bad))
    except (TypeError, UnicodeDecodeError) as e:
        print(type(e).__name__, e)
print(json.JSONDecodeError.__module__, json.JSONDecodeError.__mro__[1], json.decoder.JSONDecodeError is json.JSONDecodeError)
