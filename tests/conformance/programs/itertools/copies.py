import copy
import itertools as I

for make in (lambda: I.count(3, 2), lambda: I.repeat("x", 3), lambda: I.chain([1, 2], "ab"), lambda: I.islice(iter(range(20)), 2, 15, 3), lambda: I.compress("abcdef", [1, 0, 1, 1, 1, 0]), lambda: I.starmap(max, [(1, 2), (3, 1), (5, 5), (0, 9)])):
    it = make()
    next(it)
    print(next(it), list(I.islice(copy.deepcopy(it), 3)), list(I.islice(it, 3)))
for make in (lambda: I.product("ab", [1, 2]), lambda: I.permutations("abc", 2), lambda: I.combinations("abc", 2), lambda: I.combinations_with_replacement("ab", 2), lambda: I.chain(), lambda: I.permutations("ab")):
    it = make()
    print(list(copy.copy(it)), list(copy.deepcopy(it)) == list(it))
