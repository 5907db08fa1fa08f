"""Weak references and containers that hold their contents weakly."""
from _weakref import ref, ReferenceType, ProxyType, getweakrefs

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType",
           "ProxyType", "WeakMethod", "WeakSet", "WeakValueDictionary", "finalize"]

CallableProxyType = ProxyType
ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    return ProxyType(object) if callback is None else ProxyType(object, callback)


class WeakMethod(ref):
    """A weak reference to a bound method."""

    def __new__(cls, meth, callback=None):
        try:
            obj = meth.__self__
            func = meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None
        self = ref.__new__(cls, obj, callback) if callback else ref.__new__(cls, obj)
        self._func_ref = ref(func)
        self._meth_type = type(meth)
        return self

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        obj = super().__call__()
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)


_missing = object()


class _Base:
    """What weak mappings share. Entries are (weak reference, the other side) in _entries()."""

    def __len__(self):
        return sum(1 for _ in self.items())

    def __iter__(self):
        for key, value in self.items():
            yield key

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def update(self, other=(), /, **kwargs):
        for key, value in list(other.items() if hasattr(other, "items") else other):
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def setdefault(self, key, default=None):
        value = self.get(key, _missing)
        if value is _missing:
            self[key] = value = default
        return value

    def pop(self, key, *default):
        if len(default) > 1:
            raise TypeError(f"pop expected at most 2 arguments, got {len(default) + 1}")
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def popitem(self):
        for key, value in list(self.items())[::-1]:
            del self[key]
            return key, value
        raise KeyError("dictionary is empty")

    def keys(self):
        return iter(self)

    def values(self):
        for key, value in self.items():
            yield value

    def clear(self):
        self.data.clear()

    def copy(self):
        new = self.__class__()
        for key, value in list(self.items()):
            new[key] = value
        return new

    __copy__ = copy

    def __eq__(self, other):
        if not isinstance(other, (_Base, dict)) and not hasattr(other, "items"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __or__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakValueDictionary(_Base):
    """A mapping whose entries vanish with their values."""

    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def __contains__(self, key):
        r = self.data.get(key)
        return r is not None and r() is not None

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        data = self.data

        def remove(r):
            if data.get(key) is r:
                del data[key]
        data[key] = KeyedRef(value, remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in list(self.items()):
            new[deepcopy(key, memo)] = value
        return new

    def items(self):
        for key, r in list(self.data.items()):
            value = r()
            if value is not None:
                yield key, value

    def itervaluerefs(self):
        yield from list(self.data.values())

    def valuerefs(self):
        return list(self.data.values())


class KeyedRef(ref):
    """A reference that knows the key it is stored under."""
    __slots__ = "key",

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakKeyDictionary(_Base):
    """A mapping whose entries vanish with their keys."""

    def __init__(self, dict=None):
        self.data = {}
        if dict is not None:
            self.update(dict)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __getitem__(self, key):
        return self.data[ref(key)]

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def __setitem__(self, key, value):
        data = self.data
        data[ref(key, lambda r: data.pop(r, None))] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in list(self.items()):
            new[key] = deepcopy(value, memo)
        return new

    def items(self):
        for r, value in list(self.data.items()):
            key = r()
            if key is not None:
                yield key, value

    def keyrefs(self):
        return list(self.data)


class WeakSet:
    """A set whose items vanish when nothing else holds them."""

    def __init__(self, data=()):
        self.data = set()
        self.update(data)

    def add(self, item):
        data = self.data
        data.add(ref(item, data.discard))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def clear(self):
        self.data.clear()

    def __iter__(self):
        for r in list(self.data):
            item = r()
            if item is not None:
                yield item

    def __len__(self):
        return sum(1 for _ in self)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return repr(set(self))


class finalize:
    """Calls a function when an object goes, or when asked to."""
    _live = {}

    def __init__(self, obj, func, /, *args, **kwargs):
        self._ref = ref(obj, self)
        self._call = (func, args, kwargs)
        self._live[self] = None

    def __call__(self, _=None):
        if self in self._live:
            del self._live[self]
            func, args, kwargs = self._call
            return func(*args, **kwargs)

    def detach(self):
        obj = self._ref()
        if obj is not None and self in self._live:
            del self._live[self]
            return (obj, *self._call)

    def peek(self):
        obj = self._ref()
        if obj is not None and self in self._live:
            return (obj, *self._call)

    @property
    def alive(self):
        return self in self._live


def getweakrefcount(object, /):
    return len(getweakrefs(object))
