import re

print(re.findall("a", "banana"), re.findall("(a)(n)?", "banana"), re.findall("(n)", "banana"), re.findall("", "ab"))
it = re.finditer(r"\d+", "a1b22c333")
print(next(it), [m.group() for m in it], list(it))
print(re.findall(r"(?i)the", "The the THE tHx"), re.findall(r"^\w+", "a\nb", re.M), re.findall(b"[a-c]", b"abcd"))
print(re.findall(r"(\w+)=(\d+)", "set width=20 and height=10"), re.findall(".", "a\nb"), re.findall("(?s).", "a\nb"))
print(re.findall(r"a|ab|abc", "abcabab"), re.findall("(?:a|b)+", "aabbcab"), re.findall("a??b", "aab"))
s = re.compile("a(b)?").scanner("abaxa")
print(s.search(), s.match(), s.match(), s.search(), s.search(), s.pattern)
