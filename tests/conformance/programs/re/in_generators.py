# Matching from generators, keys, and other places where C code calls back.
import re

def words(text):
    for m in re.finditer(r"\w+", text):
        yield m.group()

print(list(words("some words, here")), sorted("b2 a10 c1".split(), key=lambda s: int(re.search(r"\d+", s)[0])))
print(list(map(re.compile("a+").match, ["aa", "b"])), list(filter(re.compile("a").search, ["xa", "b"])), max(words("a bbb cc"), key=len))
tokens = re.compile(r"\s*(?:(?P<num>\d+)|(?P<name>\w+)|(?P<op>.))")
print([(m.lastgroup, m[m.lastgroup]) for m in tokens.finditer("x = 3 + foo*42")])
