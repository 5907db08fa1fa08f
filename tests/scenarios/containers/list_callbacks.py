"""Lists whose items, keys and sources are defined in the language."""


class Num:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, Num) and self.n == other.n

    def __lt__(self, other):
        return self.n < other.n

    def __hash__(self):
        return hash(self.n)

    def __repr__(self):
        return f"N{self.n}"


def gen(n):
    for i in range(n):
        yield i


class Seq:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * 10


class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        return self.i


nums = [Num(i) for i in (3, 1, 2)]
print(sorted(nums), nums.index(Num(2)), nums.count(Num(1)), Num(5) in nums)
nums.sort()
print(nums)
nums.sort(key=lambda x: -x.n)
print(nums)
nums.remove(Num(2))
print(nums, nums == [Num(3), Num(1)], [Num(1)] < [Num(2)])

print(list(gen(4)), tuple(gen(3)), [*gen(2), *Seq()], list(Seq()))
x = [0]
x.extend(gen(3))
x += gen(2)
x[1:2] = gen(3)
print(x, x[Index(1)], x[Index(-2):], x[:Index(3)])
x[Index(0)] = "first"
del x[Index(-1)]
print(x, [1, 2] * Index(2), Index(2) * [7])
print(list(reversed(Seq())), list(enumerate(gen(3), 1)))
print(list(zip(gen(3), "abc", Seq())))
print(list(map(lambda a, b: a * b, gen(4), [2, 3, 4, 5])))
print(list(filter(lambda a: a % 2, gen(6))), list(filter(None, gen(3))))

g = gen(10)
for a, b in zip(g, g):
    print(a, b, end="; ")
print()
z = zip(range(2), gen(5))
print(list(z), next(z, "done"))
print(list(map(str, range(3))), sum(map(int, "123")))
for s in map(str, [1, 2]):
    print(s, end=" ")
for s in map(lambda v: v + 1, [1, 2]):
    print(s, end=" ")
for i, v in enumerate(map(abs, [-1, -2])):
    print(i, v, end=" ")
print()

calls = []


def key(v):
    calls.append(v)
    return -v


data = [3, 1, 2]
print(sorted(data, key=key), calls, sorted(data, reverse=True))


class Meddler:
    def __init__(self, target, v):
        self.target = target
        self.v = v

    def __lt__(self, other):
        self.target.append("x")
        return self.v < other.v


target = []
target.extend(Meddler(target, i) for i in (2, 1))
try:
    target.sort()
except ValueError as e:
    print("ValueError:", e, len(target))


class Bad:
    def __lt__(self, other):
        raise KeyError("no order")


data = [1, Bad(), 2]
try:
    data.sort()
except KeyError as e:
    print("KeyError", e, len(data))


class Clearing:
    def __eq__(self, other):
        victims.clear()
        return False


victims = [Clearing(), Clearing()]
print(victims == [1, 2], victims)
victims = [Clearing(), Clearing()]
print(3 in victims, victims)
victims = [Clearing(), Clearing()]
try:
    victims.remove(3)
except ValueError as e:
    print(e)


class Loud(list):
    def __init__(self, *args):
        super().__init__(args)

    def append(self, v):
        super().append(v * 2)

    def __getitem__(self, i):
        return ("item", super().__getitem__(i))


loud = Loud(1, 2)
loud.append(5)
loud.name = "loud"
print(loud, loud[0], len(loud), loud.name, loud + [1], type(loud[:1]), loud == [1, 2, 10])


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def a(self):
        return self[0]


p = Pair(1, 2)
p.extra = "e"
print(p, p.a, p.extra, p == (1, 2), hash(p) == hash((1, 2)), p + (3,), {p: 1}[(1, 2)])


class Radd:
    def __radd__(self, other):
        return ("radd", other)

    def __rmul__(self, other):
        return ("rmul", other)


print([1] + Radd(), (1,) + Radd(), [1] * Radd())
try:
    [1] + object.__new__(Num)
except TypeError as e:
    print(e)

rec = [1]
rec.append(rec)
print(rec, [rec], (rec,))
try:
    rec == [1, rec]
    other = [1]
    other.append(other)
    rec == other
except RecursionError as e:
    print("RecursionError")
