from collections import Counter

c = Counter("abracadabra")
print(c, c["z"], c.most_common(2), sorted(c.elements()), c.total(), Counter(a=2, b=1), Counter({"x": 3}), Counter([1, 1.0, True, "1"]))
c.update("aab")
c.update({"q": 5})
c.update(q=1)
c.subtract("aaz")
print(c, +c, -c, c + Counter(a=1), c - Counter(a=100, q=1), Counter(a=1, b=2) & Counter(a=3, b=1), Counter(a=1, b=2) | Counter(a=3))
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter("ab") > Counter("a"), Counter(), Counter(None), Counter(x for x in [3, 3]))
del c["nothing"]
for call in (lambda: Counter(5), lambda: Counter([[1]]), lambda: Counter(1, 2), lambda: Counter.fromkeys("a")):
    try:
        print(call())
    except (TypeError, NotImplementedError) as e:
        print(type(e).__name__, e)
class Key:
    def __init__(self, v):
        self.v = v
    def __hash__(self):
        return 1
    def __eq__(self, other):
        return self.v == other.v
print(sorted(Counter([Key(1), Key(2), Key(1)]).values()))
def fails():
    yield 1
    yield 1
    raise KeyError("stop")
c = Counter()
try:
    c.update(fails())
except KeyError:
    print(c)
big = Counter(a=2**62 - 1)
big.update("aa")
print(big, Counter(a=1.5) + Counter("a"))
