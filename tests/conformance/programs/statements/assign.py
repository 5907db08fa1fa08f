a = b = [1]
b.append(2)
print(a, b, a is b)
x, y = 1, 2
x, y = y, x
print(x, y)
(p, q), [r, s] = (1, 2), (3, 4)
print(p, q, r, s)
first, *rest = range(5)
print(first, rest)
*init, last = "abc"
print(init, last)
h, *m, t = (1, 2)
print(h, m, t)
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
i = [0, 1, 2]
k, i[k] = 1, "x"
print(i)
n = {}
n["a"], n["b"] = 1, 2
print(n)


def chain():
    a = 5
    (x, y) = z = (a, a + 1)
    a = (p, q) = z
    return x, y, z, a, p, q


print(chain())


def swap_all():
    a, b, c = 1, 2, 3
    a, b, c = c, a, b
    return a, b, c


print(swap_all())


def rebind():
    a = [1, 2]
    (a, b) = c = a
    return a, b, c


print(rebind())
for bad in ("a, b = 1, 2, 3", "a, b, c = 1, 2", "a, *b, c = 1,", "a, b = 5", "a, b = None", "[a, b] = 'abc'"):
    try:
        exec(bad)
    except (ValueError, TypeError) as e:
        print(bad, "->", type(e).__name__, e)
