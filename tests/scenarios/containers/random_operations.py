"""Random operations on containers of objects defined in the language, with a collection now and then."""
import gc


class K:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        step()
        return isinstance(other, K) and self.v == other.v

    def __lt__(self, other):
        step()
        return self.v < other.v

    def __hash__(self):
        step()
        return self.v % 5

    def __repr__(self):
        return f"K{self.v}"


count = 0


def step():
    global count
    count += 1
    if count % 37 == 0:
        gc.collect()
        [object() for _ in range(10)]


seed = 12345


def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % (1 << 31)
    return (seed >> 8) % n


def k():
    return K(rnd(12))


d = {}
s = set()
l = []
for i in range(3000):
    op = rnd(16)
    if op < 3:
        d[k()] = i
    elif op == 3:
        d.pop(k(), None)
    elif op == 4:
        d.setdefault(k(), [i])
    elif op == 5:
        d.update({k(): i, k(): -i})
        d.update((k(), j) for j in range(3))
    elif op == 6:
        s.add(k())
        s |= {k(), k()}
    elif op == 7:
        s ^= {k(), k()}
        s -= {k()}
    elif op == 8:
        s.difference_update([k()], (k() for _ in range(2)))
        s.update([k()], {k(): 1})
    elif op == 9:
        l.append(k())
        l.extend(k() for _ in range(2))
    elif op == 10:
        l.sort()
        if len(l) > 30:
            del l[::2]
    elif op == 11:
        l.sort(key=lambda x: -x.v)
    elif op == 12:
        if k() in l:
            l.remove(l[rnd(len(l))])
    elif op == 13:
        d = dict(d) | {k(): 0}
        s = (s & {k() for _ in range(9)}) | (s ^ frozenset([k()]))
    elif op == 14:
        x = sorted(s), sorted(d), d.keys() & s, s == set(s), d == dict(d), {k()} <= s
        t = tuple(l), list(zip(l, l[::-1], (k() for _ in range(3)))), list(map(lambda a: a.v, l))
    else:
        d = {a: b for a, b in list(d.items())[:6]}
    if i % 300 == 0:
        print(sorted(x.v for x in d), sorted(x.v for x in s), [x.v for x in l])
print(len(d), len(s), len(l))
