import re

p = re.compile("^a|b$")
print([m.span() for m in p.finditer("a b a b")])
print(p.search("xab", 1), p.search("ab", 0, 1), p.match("xa", 1))
q = re.compile("b")
print(q.search("abcb", 2), q.search("abcb", 2, 3), q.search("abcb", -5, 99), q.search("abcb", 9), q.match("abcb", 1, 2))
print(q.fullmatch("abc", 1, 2), q.fullmatch("abc", 1), q.findall("bbbb", 1, 3), list(q.finditer("bbbb", 3)))
print(re.compile(r"(?<=a)b").search("ab", 1), re.compile(r"\bb").search("ab", 1), re.compile("b$").search("abc", 0, 2))
print(q.search("abcb", 3, 1), q.findall("abc", pos=1, endpos=2))
print(re.compile("$").search("a\n", 0, 1).span(), re.compile("(?m)^").findall("a\nb\n"))
for bad in ((), (1,), ("a", "b"), ("a", 1, 2, 3)):
    try:
        q.search(*bad)
    except TypeError as e:
        print(type(e).__name__)
