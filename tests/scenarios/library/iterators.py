from itertools import (accumulate, chain, combinations, combinations_with_replacement, compress,
                       count, cycle, dropwhile, filterfalse, groupby, islice, pairwise,
                       permutations, product, repeat, starmap, takewhile, tee, zip_longest)

print(list(islice(count(10), 3)), list(islice(count(1, 0.5), 3)), count(3), count(1, 2))
print(list(islice(cycle("abc"), 7)), list(repeat(5, 3)), repeat(1, 2), list(cycle([])))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 2], max)))
print(list(accumulate([1, 2], initial=100)), list(accumulate([])))
print(list(chain([1, 2], "ab", (3,))), list(chain.from_iterable([[1], [2, 3]])), list(chain()))
print(list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])))
print(list(dropwhile(lambda x: x < 5, [1, 4, 6, 4, 1])), list(takewhile(lambda x: x < 5, [1, 4, 6, 1])))
print(list(filterfalse(lambda x: x % 2, range(8))), list(filterfalse(None, [0, 1, "", "a"])))
print([(k, list(g)) for k, g in groupby([1, 1, 2, 3, 3])], [k for k, g in groupby("aabbca")])
print([(k, list(g)) for k, g in groupby(["x1", "x2", "y1"], key=lambda s: s[0])])
print(list(islice(range(10), 2, 9, 3)), list(islice("abcdef", 3)), list(islice("ab", 1, None)))
print(list(pairwise("abcd")), list(pairwise([1])))
print(list(permutations([1, 2, 3])), list(permutations("ab", 1)), list(permutations([1], 2)))
print(list(combinations("abcd", 2)), list(combinations([1, 2], 3)), list(combinations([1], 0)))
print(list(combinations_with_replacement("ab", 2)))
print(list(product([1, 2], "ab")), list(product([0, 1], repeat=2)), list(product()), list(product([], [1])))
print(list(starmap(pow, [(2, 5), (3, 2)])))
print(list(zip_longest("ab", [1, 2, 3], fillvalue="-")), list(zip_longest()))
a, b = tee(iter([1, 2, 3]))
print(next(a), next(a), list(b), list(a))
it = iter(range(10))
print(list(islice(it, 3)), next(it), list(islice(it, 0, 4, 2)), next(it))
for call in (lambda: islice([], -1), lambda: list(combinations([1], -1)), lambda: repeat(1, "a"),
             lambda: islice([], 0, 1, 0)):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
