# getdoc, cleandoc, getsource and relatives.
from inspect import *


def first(x):
    """Doc of first.

        indented
      less
    """
    if x:
        return [1,
2]

    # a comment
    return 0


class A:
    """A's doc."""

    def m(self, q):
        "m doc"
        text = '''
at the margin
'''
        return text

    @property
    def p(self):
        "p doc"
        return 1


class B(A):
    def m(self, q): pass


short = lambda a: a + 1


# before decorated
@staticmethod
def decorated():
    pass


print(getdoc(first))
print(getdoc(B.m), getdoc(B), getdoc(A.p), getdoc(B().m), cleandoc("  a\n    b\n      c\n"))
for thing in first, A, A.m, B, B.m, A.p.fget, short, decorated:
    print(getsource(thing), getsourcelines(thing)[1])
print(getfile(first).rpartition("/")[2], getsourcefile(A).rpartition("/")[2], getmodule(A).__name__, getmodulename("/a/b.py"))
print(getcomments(decorated))
for action in (lambda: getsource(len), lambda: getfile(3), lambda: getfile(int), lambda: getsource(eval("lambda: 1"))):
    try:
        print(action())
    except (TypeError, OSError) as error:
        print(type(error).__name__, error)
print(indentsize("   x"), unwrap(first) is first)
