if (n := 10) > 5:
    print(n)
while (n := n - 3) > 0:
    print(n)
print([y for x in range(4) if (y := x * x) > 1], y)


def f():
    total = 0
    vals = [total := total + v for v in (1, 2, 3)]
    return vals, total


print(f())
x = 1
print(x + (x := 5) + x)


def g():
    x = 1
    return x + (x := 5) + x, x


print(g())


def h():
    a = [1, 2]
    return [a, (a := 3), a], f"{a} {(a := 4)} {a}", (a, (a := 5)), {a: (a := 6), a: 1}


print(h())
print((z := 1, 2), z)
print(f"{(w := 7)} {w}", w)
d = {"k": (v := 3)}
print(d, v)
print(any((hit := c) == "b" for c in "abc"), hit)


def calls(a, b, c):
    return a, b, c


q = 0
print(calls(q, (q := 1), q))


def local_calls():
    q = 0
    return calls(q, (q := 1), q), [q, (q := 2)], q if (q := 3) else 0


print(local_calls())
print((lambda: (p := 5) + p)())
