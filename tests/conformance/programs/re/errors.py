import re

for pattern in ("(", ")", "(a", "a)", "[", "[a", "[b-a]", "[a-\\d]", "*", "a**", "a*b{2}{3}", "+a", "(?", "(?P", "(?P<", "(?P<a", "(?P<1>x)", "(?P<a>x)(?P<a>y)", "(?P=b)", "(?P>",
                "\\", "a\\", "\\1", "(\\1)", "(a)\\2", "\\x1", "\\u12", "\\U0011", "\\U00110000", "\\q", "[\\q]", "\\8", "[\\8]", "\\400", "[\\777]", "(?<a)", "(?<", "(?#", "(?#a", "(?(1)a)", "(?(x)a)",
                "(a)(?(1)b|c|d)", "(?(0)a)", "(?(-1)a)", "(?()a)", "(?(1", "(?=a", "(?!", "(?>a", "(?:a", "a{2,1}", "^*", "$+", "\\b?", "(?i)*", "x\n(", "[]", "[^]", "(?P<a b>x)", "(?'", "a|*", "(|*)", "(?P<é>x)"):
    try:
        print(pattern, re.compile(pattern))
    except re.error as e:
        print(repr(pattern), e, "|", e.msg, e.pos, e.lineno, e.colno, e.pattern == pattern)
e = re.error("message")
print(e, e.msg, e.pattern, e.pos, e.lineno, e.args)
e = re.error("message", "a\nbc", 3)
print(e, e.lineno, e.colno, e.args, re.error.__module__, re.error.__name__)
