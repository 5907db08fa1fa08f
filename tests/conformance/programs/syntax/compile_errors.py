for src in ["x = ", "def f(:", "a b", "(1, 2", "f() = 1", "if x", "for", "'abc", "x = 5 5", "return", "break", "1 +", "else: 1", "import", "class", "def f(a, a): 0", "*a = 1", "f(a=1, a=2)",
            "x = [1, 2", "lambda x=1, y: 0", "del f()", "a, b += 1", "None = 1", "print 1", "{1: 2, 3}", "global x; x = 1", "try: 1", "yield 1", "nonlocal x", "  x = 1", "a = 1\n  b = 2"]:
    try:
        compile(src, "<src>", "exec")
        print(repr(src), "ok")
    except SyntaxError as e:
        print(repr(src), type(e).__name__, e.msg, e.lineno, e.offset, e.text)
for src in ["1 +", "x = 1", "a b", "", "1\n2"]:
    try:
        print(eval(src))
    except SyntaxError as e:
        print(repr(src), e.msg, e.lineno, e.offset)
try:
    compile("x = 1", "<s>", "bad")
except ValueError as e:
    print(e)
