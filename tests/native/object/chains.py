"""The display of chained exceptions, groups, notes, repeated lines and suggestions."""
import sys


def show(f):
    try:
        f()
    except BaseException as e:
        sys.excepthook(type(e), e, e.__traceback__)


def fail(e):
    raise e


def chained():
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise ExceptionGroup("group", [
                ValueError(1),
                ExceptionGroup("inner", [TypeError("a"), KeyError("k")]),
            ])
    except Exception as e:
        e.add_note("note 1\nnote 2")
        raise RuntimeError("last") from e


def hidden():
    try:
        [][1]
    except IndexError:
        raise ValueError("from none") from None


def deep(n):
    if n == 0:
        raise ValueError("deep")
    deep(n - 1)


def alternating(n):
    if n == 0:
        raise ValueError("alternating")
    other(n - 1)


def other(n):
    alternating(n)


class A:
    def __init__(self):
        self.value = 1

    @property
    def broken(self):
        return self.valeu


class Mute(Exception):
    def __str__(self):
        raise ValueError


class Plain(Exception):
    pass


class Outer:
    class Nested(Exception):
        pass


class Elsewhere(Exception):
    pass


Elsewhere.__module__ = "some.module"

show(chained)
show(hidden)
for n in (2, 3, 4, 5, 6):
    show(lambda: deep(n))
show(lambda: alternating(2))
show(lambda: A().valu)
show(lambda: A().VALUE)
show(lambda: A().something_else)
show(lambda: A().broken)
show(lambda: fail(Mute()))
show(lambda: fail(Plain()))
show(lambda: fail(Plain("a", "b")))
show(lambda: fail(Outer.Nested("x")))
show(lambda: fail(Elsewhere("x")))
show(lambda: fail(KeyError("a")))
show(lambda: prnt)
show(lambda: undefined_at_all)
show(lambda: sohw)
show(lambda: fail(AttributeError("x", name="valeu", obj=A())))
show(lambda: fail(SystemExit(3)))
show(lambda: fail(KeyboardInterrupt()))
e = ValueError("with odd notes")
e.__notes__ = ["x", 6]
show(lambda: fail(e))
show(lambda: fail(ExceptionGroup("wide", [ValueError(i) for i in range(17)])))
g = ValueError("bottom")
for i in range(12):
    g = ExceptionGroup("level %d" % i, [g])
show(lambda: fail(g))


def loop():
    a = ValueError("a")
    b = TypeError("b")
    a.__context__ = b
    b.__context__ = a
    raise a


show(loop)


def finally_fails():
    try:
        {}["missing"]
    finally:
        [].pop()


show(finally_fails)


def group_with_cause():
    try:
        int("x")
    except ValueError as e:
        try:
            raise KeyError("in group") from e
        except KeyError as k:
            raise ExceptionGroup("holds a chain", [k, TypeError("t")])


show(group_with_cause)
