import re

print(re.findall(r"\w+(?=:)", "a: b c:"), re.findall(r"\w+\b(?!:)", "a: b c: d"), re.findall(r"(?<=\$)\d+", "$5 6 $77"), re.findall(r"(?<!\$)\b\d+", "$5 6 $77"))
print(re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"), re.search(r"(?<=a|b)c", "bc"), re.search(r"(?<!^)a", "aa"))
print(re.match(r"(?=.*\d)(?=.*[a-z]).{4,}", "abc1"), re.match(r"(?=.*\d)(?=.*[a-z]).{4,}", "abcd"))
print(re.findall(r"(?<=(?:ab|cd))\w", "abx cdy efz"), re.search(r"(?<=x(?=y))y", "xy"), re.search("(?<=\\A)a", "a"))
for pattern in ("(?<=a*)b", "(?<=a|bc)d", "(?<!a+)b", r"(a)(?<=\1)", "(?<=(a)\\1)b"):
    try:
        print(re.search(pattern, "aab"))
    except re.error as e:
        print(pattern, e)
