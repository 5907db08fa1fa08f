# What is an instance of what.
import collections
from collections import abc

values = [1, "s", b"b", bytearray(), (1,), [], {}, set(), frozenset(), range(2), memoryview(b""),
          (i for i in ()), iter([]), {}.keys(), {}.items(), {}.values(), len, None,
          collections.UserDict(), collections.ChainMap()]
for name in sorted(abc.__all__):
    if name.startswith(("A", "Cor")):
        continue
    cls = getattr(abc, name)
    print(name, [int(isinstance(value, cls)) for value in values])
for name in ("Sequence", "Mapping", "MutableSet", "Generator"):
    cls = getattr(abc, name)
    print(name, sorted(cls.__abstractmethods__), [base.__name__ for base in cls.__mro__])
    try:
        cls()
    except TypeError as error:
        print(error)
print(abc.Callable[[int], str], abc.Callable[..., str], abc.Iterable[int], abc.Callable[[int], str].__args__)
print(abc.Callable[[int], str] == abc.Callable[[int], str], collections.abc is abc)


class Sized:
    def __len__(self):
        return 1


print(isinstance(Sized(), abc.Sized), issubclass(Sized, abc.Collection))


class NoIter(list):
    __iter__ = None


print(issubclass(NoIter, abc.Iterable), issubclass(NoIter, abc.Sequence))
