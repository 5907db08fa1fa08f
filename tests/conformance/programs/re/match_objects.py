import copy
import re

m = re.match(r"(?P<year>\d{4})-(?P<month>\d\d)(-(\d\d))?", "2024-02 rest")
print(m)
print(m.group(), m.group(0), m.group(1), m.group("month"), m.group(1, 2, "year"), m.group(3))
print(m.groups(), m.groups("-"), m.groups(default=0))
print(m.groupdict(), re.match("(?P<a>x)?", "").groupdict("none"))
print(m.start(), m.end(), m.span(), m.start(2), m.end("month"), m.span(3), m.regs)
print(m.pos, m.endpos, m.lastindex, m.lastgroup, m.string, m.re)
print(m[0], m["year"], m[2], bool(m))
for key in (9, -1, "nothing", 1.5, None, [1]):
    try:
        print(m[key])
    except IndexError as e:
        print(type(e).__name__, e)
print(m.expand(r"\g<month>/\1"), copy.copy(m) is m, copy.deepcopy(m) is m)
print(re.search("b", "abc", re.I))
print(repr(re.search(".*", "x" * 80)))
