"""Weak references to bound methods: they live as long as the object, not as the method object."""
import weakref
from weakref import WeakMethod


class WeakMethodProxy:
    """Calls a method of an object that it does not keep alive. Once the object is gone, callback(proxy)
    has been called, and calls go to `fallback` or raise ReferenceError."""

    __hash__ = None

    def __init__(self, method, callback=None, fallback=None):
        notify = None
        if callback is not None:
            me = weakref.ref(self)

            def notify(_):
                proxy = me()
                if proxy is not None:
                    callback(proxy)
        self._method = WeakMethod(method, notify)
        self._fallback = fallback

    def _get(self):
        method = self._method()
        if method is None:
            raise ReferenceError("weakly-referenced object no longer exists")
        return method

    def __call__(self, *args, **kwargs):
        method = self._method()
        if method is None and self._fallback is not None:
            method = self._fallback
        return (method or self._get())(*args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, WeakMethodProxy):
            other = other._get()
        return self._get() == other

    def __repr__(self):
        return f"<WeakMethodProxy to {self._method()!r}>"


def _is_bound(obj):
    return hasattr(obj, "__self__") and hasattr(obj, "__func__")


def ref(obj, callback=None):
    """weakref.ref, or WeakMethod for a bound method."""
    return WeakMethod(obj, callback) if _is_bound(obj) else weakref.ref(obj, callback)


def proxy(obj, callback=None):
    """weakref.proxy, or WeakMethodProxy for a bound method."""
    return WeakMethodProxy(obj, callback) if _is_bound(obj) else weakref.proxy(obj, callback)
