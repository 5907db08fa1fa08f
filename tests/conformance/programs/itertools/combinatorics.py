from itertools import *

print(list(product("ab", range(3))), list(product([0, 1], repeat=3)), list(product("ab", [], "c")), len(list(product(range(5), repeat=4))))
print(list(permutations("abc")), list(permutations(range(4), 2)), len(list(permutations(range(6)))), list(permutations("")), list(permutations("aab", 2)))
print(list(combinations("abcd", 2)), list(combinations(range(4), 4)), list(combinations("ab", 3)), len(list(combinations(range(12), 6))))
print(list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement("ab", 3)), len(list(combinations_with_replacement(range(6), 4))))
for make in (lambda: permutations("abcd", 3), lambda: combinations("abcdef", 3), lambda: combinations_with_replacement("abc", 3), lambda: product("abc", "de")):
    all_of_it = list(make())
    print(len(all_of_it), all_of_it == sorted(all_of_it), len(set(all_of_it)))
it = permutations([1, 2])
print(next(it), next(it), next(it, "end"), next(it, "end"))
