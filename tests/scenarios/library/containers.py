from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, len(d), d[0], d[-1], 3 in d, d.maxlen)
d = deque("abcdef")
d.rotate(2)
print(d, d.index("a"), d.count("b"))
d.rotate(-3)
d.reverse()
print(list(d), list(reversed(d)), d.pop(), d.popleft())
d.insert(1, "X")
d.remove("X")
del d[0]
d[0] = "new"
d.extend([1, 2])
d.extendleft([3, 4])
print(d, d.copy() == d, d + deque([9]), d * 2 == d + d, bool(deque()))
d += [7]
print(d, deque([1, 2]) < deque([1, 3]))
for call in (lambda: deque().pop(), lambda: deque().popleft(), lambda: d[100],
             lambda: deque([1], -1), lambda: d.remove("no"), lambda: hash(d)):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
try:
    for x in d:
        d.append(x)
except RuntimeError as e:
    print(e)

groups = defaultdict(list)
for word in ["apple", "avocado", "banana"]:
    groups[word[0]].append(word)
print(groups, dict(groups), groups.get("z"), "z" in groups)
c = Counter("mississippi")
print(c, c.most_common(2), c["z"], sorted(c.elements()), c.total())
print(c - Counter("miss"), Counter(a=1) + Counter(a=2, b=-1), Counter("ab") & Counter("bc"), Counter("ab") | Counter("bc"))
c.update("ss")
c.subtract("m")
print(c, +c)
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, o.popitem(), o.popitem(last=False), o == {"b": 2})
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1)
print(p, p.x, p[1], p._replace(y=5), p._asdict(), Point._fields, Point._make([3, 4]), p == (1, 0))
x, y = p
print(x, y, isinstance(p, tuple), Point(y=1, x=2), hash(p) == hash((1, 0)))
for call in (lambda: Point(), lambda: Point(1, 2, 3), lambda: namedtuple("T", "a a"),
             lambda: namedtuple("T", "class"), lambda: p._replace(z=1)):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["c"] = 4
print(m["a"], m["b"], sorted(m), len(m), m.maps, m.parents, "z" in m)
