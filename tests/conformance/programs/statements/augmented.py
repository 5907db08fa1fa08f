x = 5
x += 1; print(x)
x -= 2; print(x)
x *= 3; print(x)
x //= 5; print(x)
x **= 3; print(x)
x %= 5; print(x)
x <<= 4; print(x)
x >>= 1; print(x)
x |= 7; print(x)
x &= 13; print(x)
x ^= 255; print(x)
x /= 2; print(x)
a = [1]
b = a
a += [2]
print(a, b, a is b)
a *= 2
print(b)
t = (1,)
u = t
t += (2,)
print(t, u)


class V:
    def __init__(self, n):
        self.n = n

    def __add__(self, o):
        return V(self.n + o.n)

    def __iadd__(self, o):
        self.n += o.n * 10
        return self

    def __isub__(self, o):
        return NotImplemented

    def __sub__(self, o):
        return V(self.n - o.n)


v = V(1)
w = v
v += V(2)
print(v.n, v is w)
v -= V(1)
print(v.n, v is w)


class Box:
    count = 0


Box.count += 1
o = Box()
o.count += 5
print(Box.count, o.count)
d = {"k": 1}
d["k"] += 10
print(d)
log = []


def idx():
    log.append("idx")
    return 0


l = [1]
l[idx()] += (log.append("rhs"), 5)[1]
print(l, log)


def walrus():
    x = 1
    x += (x := 10)
    return x


print(walrus())
s = "a"
s += "b"
s *= 3
print(s)
try:
    q = 1
    q += "x"
except TypeError as e:
    print(e)
try:
    undefined += 1
except NameError as e:
    print(e)


def f():
    try:
        z += 1
    except UnboundLocalError as e:
        print(e)


f()
