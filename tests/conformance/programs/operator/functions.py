import operator as o

print(o.lt(1, 2), o.le(2, 2), o.eq(1, 1.0), o.ne(1, 2), o.ge(1, 2), o.gt("b", "a"), o.not_([]), o.truth([0]), o.is_(None, None), o.is_not(1, None))
print(o.abs(-3), o.add(1, 2), o.and_(6, 3), o.floordiv(7, 2), o.index(True), o.inv(5), o.invert(0), o.lshift(1, 4), o.mod(7, 4), o.mul("a", 3), o.neg(2), o.or_(4, 1), o.pos(-2), o.pow(2, 10), o.rshift(16, 2), o.sub(5, 3), o.truediv(1, 4), o.xor(6, 3))
print(o.concat([1], [2]), o.contains("abc", "b"), o.countOf([1, 2, 1], 1), o.indexOf("abc", "c"), o.getitem({"k": 1}, "k"), o.getitem("abc", slice(1, 3)), o.length_hint([1, 2]), o.length_hint(iter([1])), o.length_hint(5, 9), o.call(max, 1, 2))
l = [1, 2, 3]
o.setitem(l, 0, 9)
o.delitem(l, 1)
print(l, o.iadd(l, [5]) is l, l, o.iconcat(l, [6]), o.imul([1], 2), o.iand(7, 2), o.isub({1, 2}, {2}), o.ior({1}, {2}), o.ipow(2, 3), o.ifloordiv(7, 2), o.itruediv(7, 2), o.imod(7, 3), o.ilshift(1, 2), o.irshift(8, 1), o.ixor(5, 1))
class M:
    def __matmul__(self, other):
        return "matmul"
    def __imatmul__(self, other):
        return "imatmul"
    def __index__(self):
        return 4
print(o.matmul(M(), 1), o.imatmul(M(), 1), o.index(M()), o.__add__(1, 2), o.__not__(0), o.__lt__(1, 2), o.__contains__([1], 1), o.__getitem__([5], 0))
for call in (lambda: o.add(1, "a"), lambda: o.lt(1, "a"), lambda: o.concat(1, 2), lambda: o.index(1.5), lambda: o.indexOf([], 1), lambda: o.getitem([], 0), lambda: o.add(1), lambda: o.neg("a"), lambda: o.delitem((), 0), lambda: o.length_hint(5, "a")):
    try:
        print(call())
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
print(o.add.__name__, o.add.__module__, o.add, sorted(set(o.__all__))[:5])
print(list(map(o.add, [1, 2], [10, 20])), list(map(o.not_, [0, 1])), sorted([3, 1], key=o.neg))
class Loud:
    def __add__(self, other):
        print("add")
        return 5
    def __bool__(self):
        print("bool")
        return False
    def __getitem__(self, i):
        print("getitem", i)
        return i
print(o.add(Loud(), 1), o.not_(Loud()), o.getitem(Loud(), 3), list(map(o.add, [Loud()], [1])), list(map(o.truth, [Loud()])))
