import re

print(re.I, re.M | re.S, re.A | re.I | re.X, re.NOFLAG, repr(re.U), str(re.I))
print(re.I == 2, re.I | 8 == 10, re.I & re.M, re.I ^ re.I, bool(re.NOFLAG), (re.I | re.M) & re.M, re.RegexFlag(2), isinstance(re.I, int))
print(re.I.value, re.I.name, re.I in re.I | re.M, re.S in re.I | re.M)
print(re.findall("(?i:a)b", "ab Ab aB"), re.findall("(?i)a(?-i:b)", "ab AB Ab"), re.findall("(?s:.)x.", "\nxy \nx\n"), re.findall("(?m:^)a$", "a\na"))
print(re.findall(r"(?x) a b # comment ) \n c", "abc"), re.findall("a b(?x: c d )e f", "a bcde f"), re.findall(r"(?x)[ a]\ b", " b ab"))
print(re.findall(r"(?a)\w", "aé"), re.findall(r"(?a:\w)\w", "aéb"), re.compile("(?i)a").flags, re.compile(b"a").flags, re.compile("(?u)a").flags)
for pattern, flags in (("(?L)a", 0), ("a", re.L), (b"a", re.U), (b"(?u)a", 0), ("a", re.A | re.U), ("(?au)a", 0), (b"a", re.L | re.A), ("a(?i)", 0), ("(?i-i:a)", 0), ("(?-a:x)", 0),
                       ("(?-i)x", 0), ("(?z)", 0), ("(?iz)", 0), ("(?i", 0), ("(?i-", 0), ("(?i-z", 0), ("(?i-i", 0), ("(?-:a)", 0), ("(?i|a)", 0)):
    try:
        print(re.compile(pattern, flags))
    except (re.error, ValueError) as e:
        print(pattern, type(e).__name__, e)
