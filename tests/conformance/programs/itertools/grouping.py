from itertools import groupby

print([(k, list(g)) for k, g in groupby("AAAABBBCCD")], [(k, len(list(g))) for k, g in groupby(range(10), lambda x: x // 3)], [k for k, g in groupby("aabba")])
it = groupby("aabbb")
k1, g1 = next(it)
k2, g2 = next(it)
print(k1, list(g1), k2, list(g2), list(g2), next(it, "end"), next(it, "end"))
it = groupby([1, 1, 2])
k, g = next(it)
print(next(g), k, [k for k, g in it], list(g))
class Loud:
    def __init__(self, v):
        self.v = v
    def __eq__(self, other):
        print("eq", self.v, other.v)
        return self.v == other.v
print([(k.v, [x.v for x in g]) for k, g in groupby([Loud(1), Loud(1), Loud(2)])])
def fail(x):
    if x == 3:
        raise ValueError(x)
    return x
try:
    for k, g in groupby([1, 2, 3], fail):
        print(k, list(g))
except ValueError as e:
    print("ValueError", e)
print(list(groupby([])), [(k, list(g)) for k, g in groupby((x for x in "aab"), key=str.upper)])
