"""Iterators from iterators. Those that ask a function about each item are written here."""
from _itertools import (_grouper, _tee, accumulate, chain, combinations,
                        combinations_with_replacement, compress, count, cycle, groupby, islice,
                        pairwise, permutations, product, repeat, starmap, tee, zip_longest)


class _Generated:
    """An iterator whose items a generator makes."""

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._gen)


class dropwhile(_Generated):
    def __init__(self, predicate, iterable, /):
        self._gen = self._make(predicate, iter(iterable))

    @staticmethod
    def _make(predicate, it):
        for x in it:
            if not predicate(x):
                yield x
                break
        for x in it:
            yield x


class takewhile(_Generated):
    def __init__(self, predicate, iterable, /):
        self._gen = self._make(predicate, iter(iterable))

    @staticmethod
    def _make(predicate, it):
        for x in it:
            if not predicate(x):
                return
            yield x


class filterfalse(_Generated):
    def __init__(self, function, iterable, /):
        if function is None:
            function = bool
        self._gen = (x for x in iterable if not function(x))
