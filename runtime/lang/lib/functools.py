"""Tools for functions."""
from operator import itemgetter as _itemgetter
from _functools import _lru_cache_wrapper, cmp_to_key, partial

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering",
           "cmp_to_key", "lru_cache", "cache", "reduce", "partial", "partialmethod",
           "singledispatch", "singledispatchmethod", "cached_property"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes wrapper look like wrapped."""
    for attr in assigned:
        try:
            value = getattr(wrapped, attr)
        except AttributeError:
            pass
        else:
            setattr(wrapper, attr, value)
    for attr in updated:
        getattr(wrapper, attr).update(getattr(wrapped, attr, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator: update_wrapper() with wrapped as its second argument."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


_missing = object()


def reduce(function, sequence, initial=_missing, /):
    """Applies a function of two arguments from left to right."""
    try:
        it = iter(sequence)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
    if initial is _missing:
        try:
            value = next(it)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        value = initial
    for element in it:
        value = function(value, element)
    return value


class partialmethod:
    """partial for methods."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        args = ", ".join(map(repr, self.args))
        keywords = ", ".join(f"{k}={v!r}" for k, v in self.keywords.items())
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}({self.func}, {args}, {keywords})"

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            new_func = get(obj, cls)
            if new_func is not self.func:
                return partial(new_func, *self.args, **self.keywords)

        def method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        method.__isabstractmethod__ = self.__isabstractmethod__
        method._partialmethod = self
        return method.__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


def _not_op(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else not result
    return method


def _op_or_eq(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        if result is NotImplemented:
            return result
        return result or self == other
    return method


def _not_op_and_ne(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        if result is NotImplemented:
            return result
        return not result and self != other
    return method


def _not_op_or_eq(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        if result is NotImplemented:
            return result
        return not result or self == other
    return method


def _op_and_ne(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        if result is NotImplemented:
            return result
        return result and self != other
    return method


_convert = {
    "__lt__": [("__gt__", _not_op_and_ne), ("__le__", _op_or_eq), ("__ge__", _not_op)],
    "__le__": [("__ge__", _not_op_or_eq), ("__lt__", _op_and_ne), ("__gt__", _not_op)],
    "__gt__": [("__lt__", _not_op_and_ne), ("__ge__", _op_or_eq), ("__le__", _not_op)],
    "__ge__": [("__le__", _not_op_or_eq), ("__gt__", _op_and_ne), ("__lt__", _not_op)],
}


def total_ordering(cls):
    """Adds the comparisons that are missing."""
    roots = {op for op in _convert if getattr(cls, op, None) is not getattr(object, op, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for opname, maker in _convert[root]:
        if opname not in roots:
            opfunc = maker(root)
            opfunc.__name__ = opname
            setattr(cls, opname, opfunc)
    return cls


class _CacheInfo(tuple):
    __slots__ = ()

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    hits = property(_itemgetter(0))
    misses = property(_itemgetter(1))
    maxsize = property(_itemgetter(2))
    currsize = property(_itemgetter(3))

    def __repr__(self):
        return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % self


_CacheInfo.__name__ = _CacheInfo.__qualname__ = "CacheInfo"


def lru_cache(maxsize=128, typed=False):
    """Remembers results; the least recently used one goes first."""
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        user_function, maxsize = maxsize, 128
        return _cached(user_function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)
    return decorating_function


def _miss(cache, key, function, /, *args):
    result = function(*args)
    cache._store(key, result)
    return result


def _miss_with_keywords(cache, key, function, /, *args, **kwds):
    result = function(*args, **kwds)
    cache._store(key, result)
    return result


def _cached(user_function, maxsize, typed):
    wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _miss, _miss_with_keywords,
                                 _CacheInfo)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, user_function)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property computed once for each object."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on "
                            "it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to "
                            f"cache {self.attrname!r} property.") from None
        value = cache.get(self.attrname, _missing)
        if value is _missing:
            value = self.func(instance)
            cache[self.attrname] = value
        return value


def _ranking(cls, registered):
    """The classes that cls can be taken for, the closest first, with those behind them that are
    as close. An abstract class stands behind the base that brings it in."""
    mro = cls.__mro__
    abstract = [t for t in registered if t not in mro and issubclass(cls, t)]
    for base in mro:
        yield base, ()
        level = [t for t in abstract if issubclass(base, t)
                 and not any(issubclass(b, t) for b in base.__bases__)]
        while level:
            closest = [t for t in level
                       if not any(u is not t and issubclass(u, t) for u in level)]
            if not closest:
                closest = level
            for t in closest:
                yield t, [u for u in closest if u is not t]
            level = [t for t in level if t not in closest]


def _find_implementation(cls, registry):
    for t, rivals in _ranking(cls, registry):
        if t in registry:
            if rivals:
                raise RuntimeError(f"Ambiguous dispatch: {t} or {rivals[0]}")
            return registry[t]
    return None


def _union_args(cls):
    """The types of a union; None: it is none."""
    if type(cls).__name__ in ("UnionType", "_UnionGenericAlias"):
        args = cls.__args__
        if all(isinstance(arg, type) for arg in args):
            return args
    return None


def singledispatch(func):
    """A function that chooses its implementation by the class of its first argument."""
    registry = {}
    cache = {}  # id of a class: a weak reference to it, token of the cache, implementation

    def dispatch(cls):
        try:
            return registry[cls]
        except KeyError:
            pass
        found = cache.get(id(cls))
        if found is not None and found[0]() is cls and found[1] == get_cache_token():
            return found[2]
        implementation = _find_implementation(cls, registry)
        if len(cache) > 200:
            cache.clear()
        cache[id(cls)] = ref(cls), get_cache_token(), implementation
        return implementation

    def register(cls, func=None):
        if isinstance(cls, type) or _union_args(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class "
                                "or union type.")
            if not getattr(cls, "__annotations__", None):
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either "
                                "`@register(some_class)` or plain `@register` on an annotated "
                                "function.")
            func = cls
            from typing import get_type_hints
            argname, cls = next(iter(get_type_hints(func).items()))
            if not isinstance(cls, type) and not _union_args(cls):
                what = "not all arguments are classes" if hasattr(cls, "__args__") else \
                    "is not a class"
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} {what}.")
        for t in _union_args(cls) or (cls,):
            registry[t] = func
        cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    from _weakref import ref
    from abc import get_cache_token
    from types import MappingProxyType
    funcname = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = cache.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            chosen = self.dispatcher.dispatch(args[0].__class__)
            return chosen.__get__(obj, cls)(*args, **kwargs)
        method.register = self.register
        update_wrapper(method, self.func)
        return method
