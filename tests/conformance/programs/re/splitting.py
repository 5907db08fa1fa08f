import re

print(re.split(r"\W+", "Words, words, words."), re.split(r"(\W+)", "Words, words."), re.split(r"\W+", "a b c d", 2))
print(re.split("x*", "axbc"), re.split("(x)|(y)", "axbyc"), re.split("", "abc"), re.split(r"\b", "ab cd"))
print(re.split(b",", b"a,b"), re.split("[a-f]+", "0a3B9", flags=re.I), re.split("z", "abc"), re.split("a", ""))
print(re.compile("-").split("a-b-c", maxsplit=1), re.split("-", "a-b-c", maxsplit=0), re.split("(-)", "-a-"))
