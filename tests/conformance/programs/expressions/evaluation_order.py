log = []


def t(n, v=None):
    log.append(n)
    return n if v is None else v


def show():
    print(log)
    log.clear()


t(1) + t(2) * t(3); show()
[t(1), t(2)]; show()
{t(1): t(2), t(3): t(4)}; show()
(lambda *a, **k: 0)(t(1), t(2), x=t(3), *[t(4)], **{"y": t(5)}); show()
d = {}
d[t("k")] = t("v"); show()
t("o", d)[t("k2")] = t("v2"); show()
x = [0, 0]
x[t(0)], x[t(1)] = t("a"), t("b"); show()
t(1) < t(2) < t(0); show()
t(5) < t(2) < t(0); show()
t(1) if t(0, 0) else t(2); show()
t(0, 0) and t(1); show()
t(1) or t(2); show()
t("obj", "abc").replace(t("a"), t("b")); show()
a = b = t("chain"); show()
t("f", len)(t("arg", "x")); show()
t("l", [1, 2, 3])[t("i", 0) : t("j", 2) : t("k", 1)]; show()
not t(1); show()
-t(1); show()
f"{t(1)} {t(2)!r:>{t(3)}}"; show()
x = [0, 0]; x[t(0)] += t(5); show()
[t(i) for i in t("it", [1, 2]) if t("if")]; show()
def f(a=t("default"), *, b: t("annotation") = t("kwdefault")) -> t("return"): pass
show()
@t("decorator", lambda f: f)
def g(a=t("d2")): pass
show()
class C(t("base", object), metaclass=t("meta", type)):
    t("body")
show()
try:
    raise t("exc", ValueError) from t("cause", KeyError)
except t("match", ValueError):
    pass
show()
assert t(1), t("msg"); show()
show()
del d[t("k")]; show()
for t("tgt", d)["i"] in t("iter", [1]): pass
show()
lambda a=t("lambda default"): t("never"); show()
(yy := t("walrus")); show()
t(1), *t("star", [2]); show()
