for i in range(3):
    print(i)
else:
    print("done")
for i in range(10):
    if i == 2:
        continue
    if i == 4:
        break
    print(i)
else:
    print("not reached")
n = 0
while n < 3:
    n += 1
else:
    print("while else", n)
while True:
    n += 1
    if n % 2:
        continue
    if n > 7:
        break
print(n)
for a, (b, c) in [(1, (2, 3)), (4, (5, 6))]:
    print(a, b, c)
for x in "ab":
    for y in [1, 2, 3]:
        if y == 2:
            break
        print(x, y)
    else:
        print("inner else")
    continue
d = {}
for d["k"] in range(3):
    pass
print(d)
for i in []:
    pass
else:
    print("empty else")


def find(it, want):
    for i, v in enumerate(it):
        if v == want:
            return i
    else:
        return -1


print(find("abc", "b"), find("abc", "z"))


def nested():
    out = []
    for i in range(3):
        for j in range(3):
            if j == i:
                break
            out.append((i, j))
        else:
            out.append("full")
    return out


print(nested())
i = 100
for i in range(2):
    pass
print(i)
it = iter([1, 2, 3, 4])
for x in it:
    print(x, next(it, None))
l = [1, 2, 3]
for x in l:
    if len(l) < 6:
        l.append(x * 10)
print(l)
try:
    for x in 5:
        pass
except TypeError as e:
    print(e)
while n:
    n -= 1
    if n == 3:
        break
print(n)
while not n == 0: n -= 1
print(n)
for x in range(5, 0, -2): print(x, end=" ")
print()
for (x) in (1, 2): print(x)
