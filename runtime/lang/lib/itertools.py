"""Iterators from iterators. Each is a class with the name it has in CPython."""


class _Iterator:
    def __iter__(self):
        return self


def _size(value, name):
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") \
            from None


class count(_Iterator):
    def __init__(self, start=0, step=1):
        if not hasattr(start, "__add__"):
            raise TypeError("a number is required")
        self._value = start
        self._step = step

    def __next__(self):
        value = self._value
        self._value = value + self._step
        return value

    def __repr__(self):
        if isinstance(self._step, int) and self._step == 1:
            return f"count({self._value!r})"
        return f"count({self._value!r}, {self._step!r})"


class cycle(_Iterator):
    def __init__(self, iterable, /):
        self._it = iter(iterable)
        self._saved = []
        self._index = -1

    def __next__(self):
        if self._index < 0:
            for item in self._it:
                self._saved.append(item)
                return item
            if not self._saved:
                raise StopIteration
            self._index = 0
        item = self._saved[self._index]
        self._index = (self._index + 1) % len(self._saved)
        return item


class repeat(_Iterator):
    def __init__(self, object, times=None):
        self._object = object
        self._left = None if times is None else max(0, _size(times, "times"))

    def __next__(self):
        if self._left is not None:
            if self._left == 0:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError("len() of unsized object")
        return self._left

    def __repr__(self):
        if self._left is None:
            return f"repeat({self._object!r})"
        return f"repeat({self._object!r}, {self._left})"


class _Generated(_Iterator):
    """An iterator whose items a generator makes."""

    def __next__(self):
        return next(self._gen)


class accumulate(_Generated):
    def __init__(self, iterable, func=None, *, initial=None):
        self._gen = self._make(iter(iterable), func, initial)

    @staticmethod
    def _make(it, func, initial):
        total = initial
        if initial is None:
            for total in it:
                break
            else:
                return
        yield total
        if func is None:
            for element in it:
                total = total + element
                yield total
        else:
            for element in it:
                total = func(total, element)
                yield total


class chain(_Generated):
    def __init__(self, *iterables):
        self._gen = self._make(iterables)

    @classmethod
    def from_iterable(cls, iterables, /):
        self = cls.__new__(cls)
        self._gen = cls._make(iter(iterables))
        return self

    @staticmethod
    def _make(iterables):
        for it in iterables:
            yield from it


class compress(_Generated):
    def __init__(self, data, selectors):
        self._gen = (d for d, s in zip(data, selectors) if s)


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


class starmap(_Generated):
    def __init__(self, function, iterable, /):
        self._gen = (function(*args) for args in iterable)


class pairwise(_Generated):
    def __init__(self, iterable, /):
        self._gen = self._make(iter(iterable))

    @staticmethod
    def _make(it):
        for a in it:
            break
        else:
            return
        for b in it:
            yield a, b
            a = b


class islice(_Generated):
    def __init__(self, iterable, /, *args):
        if not 1 <= len(args) <= 3:
            raise TypeError(f"islice expected at {'least 2' if not args else 'most 4'} arguments, "
                            f"got {len(args) + 1}")
        s = slice(*args)
        start = self._bound(s.start, 0, "Indices")
        stop = self._bound(s.stop, None, "Stop argument" if len(args) == 1 else "Indices")
        step = s.step
        if step is None:
            step = 1
        elif not isinstance(step, int) or step < 1:
            raise ValueError("Step for islice() must be a positive integer or None.")
        self._gen = self._make(iter(iterable), start, stop, step)

    @staticmethod
    def _bound(value, default, what):
        if value is None:
            return default
        if not hasattr(value, "__index__") or value.__index__() < 0:
            raise ValueError(f"{what} for islice() must be None or an integer: 0 <= x <= "
                             "sys.maxsize.")
        return value.__index__()

    @staticmethod
    def _make(it, start, stop, step):
        position = 0
        wanted = start
        if stop is not None and wanted >= stop:
            while position < stop:
                for _ in it:
                    break
                else:
                    return
                position += 1
            return
        for item in it:
            if position == wanted:
                yield item
                wanted += step
                if stop is not None and wanted >= stop:
                    position += 1
                    while position < stop:
                        for _ in it:
                            break
                        else:
                            return
                        position += 1
                    return
            position += 1


class zip_longest(_Generated):
    def __init__(self, *iterables, fillvalue=None):
        self._gen = self._make([iter(it) for it in iterables], fillvalue)

    @staticmethod
    def _make(iterators, fillvalue):
        active = len(iterators)
        while active:
            values = []
            for i, it in enumerate(iterators):
                if it is None:
                    values.append(fillvalue)
                    continue
                for value in it:
                    break
                else:
                    active -= 1
                    if not active:
                        return
                    iterators[i] = None
                    value = fillvalue
                values.append(value)
            yield tuple(values)


class product(_Generated):
    def __init__(self, *iterables, repeat=1):
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        self._gen = self._make([tuple(pool) for pool in iterables] * repeat)

    @staticmethod
    def _make(pools):
        indices = [0] * len(pools)
        if not all(pools):
            return
        while True:
            yield tuple([pool[i] for pool, i in zip(pools, indices)])
            for k in range(len(pools) - 1, -1, -1):
                indices[k] += 1
                if indices[k] < len(pools[k]):
                    break
                indices[k] = 0
            else:
                return


class permutations(_Generated):
    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        r = len(pool) if r is None else r
        if not isinstance(r, int):
            raise TypeError("Expected int as r")
        if r < 0:
            raise ValueError("r must be non-negative")
        self._gen = self._make(pool, r)

    @staticmethod
    def _make(pool, r):
        n = len(pool)
        if r > n:
            return
        indices = list(range(n))
        cycles = list(range(n, n - r, -1))
        yield tuple([pool[i] for i in indices[:r]])
        while n:
            for i in range(r - 1, -1, -1):
                cycles[i] -= 1
                if cycles[i] == 0:
                    indices[i:] = indices[i + 1:] + indices[i:i + 1]
                    cycles[i] = n - i
                else:
                    j = cycles[i]
                    indices[i], indices[-j] = indices[-j], indices[i]
                    yield tuple([pool[i] for i in indices[:r]])
                    break
            else:
                return


class combinations(_Generated):
    def __init__(self, iterable, r):
        if r < 0:
            raise ValueError("r must be non-negative")
        self._gen = self._make(tuple(iterable), r)

    @staticmethod
    def _make(pool, r):
        n = len(pool)
        if r > n:
            return
        indices = list(range(r))
        yield tuple([pool[i] for i in indices])
        while True:
            for i in range(r - 1, -1, -1):
                if indices[i] != i + n - r:
                    break
            else:
                return
            indices[i] += 1
            for j in range(i + 1, r):
                indices[j] = indices[j - 1] + 1
            yield tuple([pool[i] for i in indices])


class combinations_with_replacement(_Generated):
    def __init__(self, iterable, r):
        if r < 0:
            raise ValueError("r must be non-negative")
        self._gen = self._make(tuple(iterable), r)

    @staticmethod
    def _make(pool, r):
        n = len(pool)
        if not n and r:
            return
        indices = [0] * r
        yield tuple([pool[i] for i in indices])
        while True:
            for i in range(r - 1, -1, -1):
                if indices[i] != n - 1:
                    break
            else:
                return
            indices[i:] = [indices[i] + 1] * (r - i)
            yield tuple([pool[i] for i in indices])


_nothing = object()


class groupby(_Iterator):
    def __init__(self, iterable, key=None):
        self._it = iter(iterable)
        self._key = key
        self._target = self._current_key = self._value = _nothing
        self._group = None

    def _advance(self):
        self._value = next(self._it)
        self._current_key = self._value if self._key is None else self._key(self._value)

    def __next__(self):
        self._group = None
        while self._current_key is self._target or (
                self._target is not _nothing and self._current_key == self._target):
            self._advance()
        self._target = self._current_key
        self._group = token = object()
        return self._current_key, self._members(self._target, token)

    def _members(self, target, token):
        while self._group is token:
            yield self._value
            try:
                self._advance()
            except StopIteration:
                self._current_key = self._target
                self._group = None
                return
            if not self._current_key == target:
                return


class _tee(_Iterator):
    def __init__(self, iterable, link=None):
        if link is None:
            self._it = iter(iterable)
            self._link = [None, None]
        else:
            self._it = iterable
            self._link = link

    def __next__(self):
        link = self._link
        if link[1] is None:
            link[0] = next(self._it)
            link[1] = [None, None]
        self._link = link[1]
        return link[0]

    def __copy__(self):
        return _tee(self._it, self._link)


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    if n == 0:
        return ()
    first = iterable if isinstance(iterable, _tee) else _tee(iterable)
    return tuple([first] + [first.__copy__() for _ in range(n - 1)])
