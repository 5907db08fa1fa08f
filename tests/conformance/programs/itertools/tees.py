import copy
from itertools import count, islice, tee

a, b = tee("abc")
print(next(a), next(a), next(b), list(a), list(b), list(a))
a, b, c = tee((print("made", x) or x for x in range(3)), 3)
print(next(b), next(c), next(b), list(a), list(b), list(c))
a, = tee([1, 2, 3], 1)
next(a)
b = copy.copy(a)
print(list(a), list(b), len(tee([], 5)), tee([1], 0))
a, b = tee(count())
print(list(islice(a, 3)), list(islice(b, 5)), next(a), next(b))
x, y = tee(a)
print(next(x), next(y), next(a))
def fails():
    yield 1
    raise ValueError("no more")
a, b = tee(fails())
print(next(a), next(b))
for it in (a, b):
    try:
        next(it)
    except (ValueError, StopIteration) as e:
        print(type(e).__name__)
