def read(lines):
    for line in lines:
        yield line.strip()


def grep(pattern, lines):
    for line in lines:
        if pattern in line:
            yield line


def number(lines):
    for i, line in enumerate(lines, 1):
        yield f"{i}: {line}"


text = ["  hello world ", "foo", "hello again", " bar hello"]
for line in number(grep("hello", read(text))):
    print(line)


class Tree:
    def __init__(self, v, l=None, r=None):
        self.v, self.l, self.r = v, l, r

    def __iter__(self):
        if self.l:
            yield from self.l
        yield self.v
        if self.r:
            yield from self.r


t = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6, Tree(5)))
print(list(t), 5 in t, 9 in t)


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1


def take(n, it):
    for _ in range(n):
        yield next(it)


print(list(take(10, primes())))


def roundrobin(*its):
    its = [iter(i) for i in its]
    while its:
        for it in list(its):
            try:
                yield next(it)
            except StopIteration:
                its.remove(it)


print("".join(roundrobin("ABC", "D", "EF")))


def cooperative():
    log = []

    def task(name, n):
        for i in range(n):
            log.append((name, i))
            yield

    queue = [task("a", 2), task("b", 3)]
    while queue:
        t = queue.pop(0)
        try:
            next(t)
            queue.append(t)
        except StopIteration:
            pass
    return log


print(cooperative())


def averager():
    total = count = 0
    avg = None
    while True:
        v = yield avg
        if v is None:
            return count, avg
        total += v
        count += 1
        avg = total / count


def grouper(results, key):
    while True:
        results[key] = yield from averager()


results = {}
g = grouper(results, "k")
next(g)
for v in (10, 20, 30):
    g.send(v)
g.send(None)
print(results)


def window(it, n):
    buf = []
    for x in it:
        buf.append(x)
        if len(buf) == n:
            yield tuple(buf)
            del buf[0]


print(list(window(range(5), 3)))
print(dict(enumerate(window("abcd", 2))))
x, *y = (i for i in range(4))
print(x, y)
a, b = (i for i in "pq")
print(a, b)
print(*(i for i in range(3)), sep="-")
print({i: j for i, j in zip(primes(), range(4))})
print(any(p > 10 for p in primes()), next(p for p in primes() if p > 20))
