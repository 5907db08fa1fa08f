import re

print(re.sub("a*", "-", "baac"), re.sub("x*", "-", "abxd"), re.subn("", "-", "ab"))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"(?P<n>\d)", r"<\g<n>\g<1>\g<0>>", "a1b2"))
print(re.sub("b", r"\n\t\\", "abc"), re.sub("b", r"\.\-", "abc"), repr(re.sub("b", r"\0\07\101", "abc")))
print(re.sub("(a)|b", r"[\1]", "ab"), re.sub("o", "0", "foo boo", 2), re.subn("o", "0", "foo boo", count=3))
print(re.sub("[aeiou]", lambda m: m.group().upper() * 2, "education"), re.sub("a", lambda m: "", "banana"))
print(re.sub(b"a", b"\\x", b"cac") if False else re.sub(b"(a)", b"<\\1>", b"cac"), re.sub(b"a", lambda m: b"AA", b"cac"))
for template in (r"\9", r"\g<x>", r"\g<", r"\g", r"\g<>", r"\g<1", r"\q", "\\", r"\g<-1>", r"\g<a b>", r"\777", r"\g<2>"):
    try:
        print(re.sub("(b)", template, "abc"))
    except (re.error, IndexError) as e:
        print(type(e).__name__, e)
same = "nothing here"
print(re.sub("x", "y", same) is same)
print(re.compile("a").sub("b", "aaa", 1), re.compile("a").sub(repl="b", string="aaa", count=2), re.sub("(?i)A", "b", "aA"))
print(re.sub("(?m)^", "> ", "one\ntwo\n"), re.sub(r"\b", "|", "ab cd"))
class Name(str):
    pass
print(type(re.sub("x", "y", Name("abc"))))
