def truth(*values):
    for v in values:
        if v:
            print(repr(v), "true")
        else:
            print(repr(v), "false")


truth(0, 1, -1, 0.0, 0.5, "", "a", [], [0], (), (0,), {}, {1: 1}, None, True, False, set(), b"", b"x", range(0), range(1))


class T:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        print("bool", self.v)
        return self.v


class L:
    def __len__(self):
        return 0


print(bool(L()))
print((T(True) and T(False)).v, (T(False) or T(True)).v)
if T(True) and T(False) or T(True):
    print("yes")
if not (T(False) or T(False)):
    print("no")
if T(False) and T(True):
    print("never")
elif T(True):
    print("elif")
else:
    print("else")
x = 5
print("a" if x > 3 else "b", "a" if x > 9 else "b" if x > 4 else "c")
print(1 < 2 < 3, 1 < 3 < 2, 1 < 2 > 1, 3 > 2 > 1 > 0, 1 == 1 != 2)
print(x is None, x is not None, None is None, x in [5], x not in [5])
print(not x, not not x, not [])
a = None
if a is None:
    print("none")
if a is not None:
    print("not none")
if not a:
    print("not a")
print(0 or "x", 1 and "y", 0 and "z", "" or 0 or [] or "last", 1 and 2 and 3)


def side(v, log=[]):
    log.append(v)
    print("side", v)
    return v


print(side(1) < side(2) < side(3))
print(side(3) < side(2) < side(1))
print(side(1) if side(0) else side(2))
for i in range(-2, 3):
    if i < 0: print("neg")
    elif i == 0: print("zero")
    else: print("pos")
y = 10
if 3 <= x <= 7 and y >= 10 and not y != 10:
    print("in range")
try:
    if T("x"):
        pass
except TypeError as e:
    print(e)
assert x == 5
try:
    assert x == 6, "x is %d" % x
except AssertionError as e:
    print("AssertionError", e)
try:
    assert False
except AssertionError as e:
    print(repr(e))
assert (1, 2)
