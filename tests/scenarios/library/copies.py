import copy
import heapq
import bisect
import string
from io import StringIO
from types import MethodType, SimpleNamespace


class Node:
    def __init__(self, value):
        self.value = value
        self.links = []


a = Node(1)
a.links.append(a)
b = copy.deepcopy(a)
print(b is not a, b.links[0] is b, b.value)
data = {"x": [1, (2, [3])], "y": {4}}
shallow, deep = copy.copy(data), copy.deepcopy(data)
data["x"][1][1].append(9)
print(shallow["x"], deep["x"], deep)


class WithHooks:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep"


print(copy.copy(WithHooks()), copy.deepcopy([WithHooks()]), copy.copy(5), copy.deepcopy((1, 2)))

heap = []
for n in [5, 1, 4, 2, 3]:
    heapq.heappush(heap, n)
print([heapq.heappop(heap) for _ in range(5)], heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, "hello"))
items = [9, 8, 7, 1]
heapq.heapify(items)
print(items[0], heapq.heapreplace(items, 0), heapq.heappushpop(items, 5), sorted(items))
print(list(heapq.merge([1, 4], [2, 3], [0])))
values = [1, 3, 3, 5]
print(bisect.bisect(values, 3), bisect.bisect_left(values, 3), bisect.bisect([5, 3], 4, key=lambda x: -x))
bisect.insort(values, 4)
print(values)
print(string.ascii_lowercase, string.digits, string.capwords("ab cd"), string.Template("$a ${b} $$").substitute(a=1, b=2))
f = StringIO("line 1\nline 2\n")
print(f.readline(), list(f), f.read(), f.tell(), f.seek(0), f.read(4))
f = StringIO()
print(f.write("abc"), f.getvalue())
print("x", "y", file=f, sep="+")
f.seek(1)
f.write("Z")
print(repr(f.getvalue()))
f.close()
try:
    f.read()
except ValueError as e:
    print(e)
ns = SimpleNamespace(a=1, b="x")
print(ns, ns.a, ns == SimpleNamespace(a=1, b="x"))
print(MethodType(lambda self: self, 5)())
