import re

for pattern in ("a*", "a+", "a?", "a*?", "a+?", "a??", "a{2}", "a{2,}", "a{,2}", "a{1,2}?", "a{2}?", "a*+", "a++", "a?+", "a{1,2}+", "a{0}", "a{,}",
                "(ab)*", "(ab)+?", "(?:ab){2}", "(?:a|ab)+", "(?:a|ab)++", "(?:a|ab){2}+", "(?>a+)", "(?>a|ab)c", "(a|ab)(c|bcd)(d*)", "(?:){3}", "(?:a?){3}", "(?:a?)*?b"):
    print(pattern, [(m and m.span()) for m in (re.match(pattern, t) for t in ("", "a", "aaa", "abab", "abcd", "aab"))])
print(re.match("a{", "a{"), re.match("a{1", "a{1"), re.match("a{1,b}", "a{1,b}"), re.match("{a}", "{a}"), re.match("x{,5", "x{,5"), re.match("a{ 1}", "a{ 1}"))
print(re.match(".{1000}", "x" * 1000).end(), re.match("(?:ab){300,}", "ab" * 400).end(), re.match("a{65536}", "a"))
try:
    re.compile("a{99999999999}")
except OverflowError as e:
    print(e)
