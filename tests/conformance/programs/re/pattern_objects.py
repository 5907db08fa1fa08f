import copy
import re

p = re.compile(r"(?P<one>a)(b)?", re.IGNORECASE | re.MULTILINE)
print(p, p.pattern, p.flags, p.groups, dict(p.groupindex))
print(re.compile("x"), re.compile(b"x"), re.compile("x", re.A), re.compile("x", re.X | re.S))
print(re.compile("a" * 300))
print(p == re.compile(r"(?P<one>a)(b)?", re.I | re.M), p == re.compile("a"), p != 3)
print(hash(p) == hash(copy.copy(p)), copy.copy(p) is p, copy.deepcopy(p) is p)
print(re.compile(p) is p)
try:
    re.compile(p, re.I)
except ValueError as e:
    print(e)
try:
    re.compile(5)
except TypeError as e:
    print(e)
print(type(p), type(p.match("a")), re.Pattern, re.Match, re.Pattern[str], re.Match[bytes])
try:
    p.groupindex["x"] = 1
except TypeError as e:
    print(e)
for name in ("pattern", "flags", "groups"):
    try:
        setattr(p, name, 1)
    except AttributeError as e:
        print(type(e).__name__)
