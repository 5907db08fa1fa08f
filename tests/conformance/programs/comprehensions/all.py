print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 3])
print([(x, y) for x in range(3) for y in range(x)], [[y for y in range(x)] for x in range(3)])
print({x % 3 for x in range(10)}, {x: x * x for x in range(3)}, {k: v for k, v in zip("ab", [1, 2])})
print([a + b for a, b in [(1, 2), (3, 4)]], [a for a, *b in [(1, 2, 3)]], [*range(3)], {**{"a": 1}, "b": 2})
x = "outer"
print([x for x in range(2)], x)
print([y := 5, y * 2], y)
print([z for v in range(5) if (z := v * 2) > 3], z)


def f():
    n = 10
    r = [n + i for i in range(3)]
    last = None
    [last := i for i in range(4)]
    return r, last, [lambda: i for i in range(2)][0](), [j for j in (n, n + 1)]


print(f())


class C:
    k = 3
    items = [i for i in range(k)]
    try:
        bad = [k for _ in range(1)]
    except NameError as e:
        print(e)


print(C.items)
print([[i, j] for i in "ab" for j in "cd" if i + j != "ad"])
print(sorted({c.upper() for c in "hello"}), len({c: 1 for c in "hello"}))
print([i for i in [j for j in range(3)]], sum([i for i in (1, 2)]))
print(list(map(lambda t: t[0], [(i, i) for i in range(2)])))
print([(lambda q: q + i)(1) for i in range(3)])
print({(i, j): i * j for i in range(2) for j in range(2)})
try:
    [1 / i for i in (1, 0)]
except ZeroDivisionError as e:
    print(e)
try:
    [i for i in 5]
except TypeError as e:
    print(e)
print([i if i % 2 else -i for i in range(4)], [not i for i in (0, 1)])
m = [[1, 2, 3], [4, 5, 6]]
print([[r[i] for r in m] for i in range(3)], [v for r in m for v in r])
print(dict((k, v) for k, v in [("a", 1)]), set(i for i in "aa"), tuple(i for i in range(2)))
print([d["k"] for d in [{"k": 1}]], [i.upper() for i in "ab"], [s[::-1] for s in ("ab", "cd")])
g = (i for i in range(3))
print(next(g), [*g])
