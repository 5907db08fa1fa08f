import traceback
import sys


class O:
    a = None
    def m(self, *a): return self


o = O()
n = None
d = {"k": {}}
l = [1]


def show(src):
    try:
        exec(compile(src, "<src>", "exec"), globals())
    except Exception as e:
        tb = e.__traceback__.tb_next
        while tb:
            code = tb.tb_frame.f_code
            print(src.split("\n")[tb.tb_lineno - 1].strip() if code.co_filename == "<src>" else "", tb.tb_lineno, code.co_name)
            tb = tb.tb_next
        print("   ", type(e).__name__, e)


for src in ["n.x", "o.a.b", "d['k']['z']", "1 + 'a'", "l[5]", "n()", "o.m(1).a.c", "x = 1\ny = (1 +\n  n)", "for i in 5: pass",
            "with 5: pass", "a, b = 1", "assert 0, 'msg'", "raise ValueError('r')", "import nothing_here", "from sys import nope",
            "del l[9]", "n[0] = 1", "n.q = 1", "f'{1/0}'", "[1/0 for x in [1]]", "(lambda: 1/0)()",
            "def f():\n  g()\ndef g():\n  1/0\nf()", "class A:\n  1/0", "o.m(\n  1,\n  n.z)", "(o\n .m()\n .a\n .zz)", "-n", "n < 1",
            "not_defined", "print(1, n + 1)", "while n.x: pass", "if n.y: pass", "x = [\n 1,\n 1/0]", "*a, b = 5", "d[[]]", "{[]: 1}"]:
    show(src)
