import re

print(re.match(r"(\w)\1", "aa"), re.match(r"(\w)\1", "ab"), re.match(r"(?P<q>['\"]).*?(?P=q)", "'a\"b' x"))
print(re.match(r"(a)?\1b", "b"), re.match(r"(a)?(?(1)b|c)", "ab"), re.match(r"(a)?(?(1)b|c)", "c"), re.match(r"(a)?(?(1)b|c)", "ac"))
print(re.match(r"(?P<open><)?\w+(?(open)>)$", "<tag>"), re.match(r"(?P<open><)?\w+(?(open)>)$", "tag"), re.match(r"(?P<open><)?\w+(?(open)>)$", "<tag"))
print(re.match(r"(?i)(a)\1", "aA"), re.match(r"(a)(?i:\1)", "aA"), re.match(r"(a)\1", "aA"))
print(re.findall(r"\b(\w+) \1\b", "the the quick quick fox"))
print(re.match(r"^(.*)(.*)\1$", "abcabc").groups(), re.match(r"(a+)\1+$", "aaaaaa").groups())
