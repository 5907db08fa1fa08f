log = []


def t(v):
    log.append(v)
    return v


def f(a: t("a"), b: t("b") = t("default"), /, c: t("c") = 1, *args: t("args"), d: t("d") = 2, **kw: t("kw")) -> t("ret"):
    x: t("never") = 1
    y: t("never too")
    return x


print(log)
print(f.__annotations__)
print(f(1))
m: int = 5
n: t("module")
(q): t("paren") = 6
print(__annotations__)


class A:
    x: int
    y: t("str") = "s"
    __private: int = 3
    self_ref: "A" = None


print(A.__annotations__, A.y)


class B:
    pass


o = B()
o.attr: t("attr") = 3
print(o.attr, log)
l = [0]
l[0]: t("item") = 4
print(l)
print((lambda x: x).__annotations__)


def g():
    z: int
    try:
        z
    except UnboundLocalError as e:
        print(e)


g()
if m:
    cond: int = 3
print(__annotations__)
