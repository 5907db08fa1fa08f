"""Weak references and containers that hold their contents weakly."""
from _weakref import ref, ReferenceType, ProxyType

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


class _Base:
    def __len__(self):
        return sum(1 for _ in self)

    def __contains__(self, key):
        return self._find(key) is not None

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def update(self, other=(), /, **kwargs):
        for key, value in other.items() if hasattr(other, "items") else other:
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default

    def pop(self, key, *default):
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def keys(self):
        return iter(self)

    def values(self):
        for key, value in self.items():
            yield value

    def clear(self):
        self.data.clear()

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakValueDictionary(_Base):
    """A mapping whose entries vanish with their values."""

    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def _find(self, key):
        r = self.data.get(key)
        return None if r is None else r()

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
        data[key] = ref(value, remove)

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        for key, value in self.items():
            yield key

    def items(self):
        for key, r in list(self.data.items()):
            value = r()
            if value is not None:
                yield key, value

    def valuerefs(self):
        return list(self.data.values())


class WeakKeyDictionary(_Base):
    """A mapping whose entries vanish with their keys."""

    def __init__(self, dict=None):
        self.data = {}
        if dict is not None:
            self.update(dict)

    def _find(self, key):
        try:
            return self.data.get(ref(key))
        except TypeError:
            return None

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        data = self.data
        data[ref(key, lambda r: data.pop(r, None))] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __iter__(self):
        for key, value in self.items():
            yield key

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


def getweakrefs(object, /):
    raise NotImplementedError("getweakrefs() is not supported")


def getweakrefcount(object, /):
    raise NotImplementedError("getweakrefcount() is not supported")
