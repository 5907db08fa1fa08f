"""Copies, shallow and deep."""
import types

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error
_atomic = {type(None), type(Ellipsis), type(NotImplemented), int, float, bool, complex, str, bytes,
           type, range, property, types.FunctionType, types.BuiltinFunctionType,
           types.CodeType, types.ModuleType}


def copy(x):
    cls = type(x)
    if cls in _atomic or cls in (tuple, frozenset, slice) or issubclass(cls, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    return _rebuild(x, None)


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    known = memo.get(id(x), memo)
    if known is not memo:
        return known
    cls = type(x)
    if cls in _atomic or issubclass(cls, type):
        return x
    if cls is list:
        y = []
        memo[id(x)] = y
        for item in x:
            y.append(deepcopy(item, memo))
    elif cls is dict:
        y = {}
        memo[id(x)] = y
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        y = [deepcopy(item, memo) for item in x]
        known = memo.get(id(x), memo)
        if known is not memo:
            return known
        for k, j in zip(x, y):
            if k is not j:
                y = tuple(y)
                break
        else:
            y = x
    elif cls in (set, frozenset):
        y = cls([deepcopy(item, memo) for item in x])
    elif cls is bytearray:
        y = bytearray(x)
    elif cls is types.MethodType:
        y = types.MethodType(x.__func__, deepcopy(x.__self__, memo))
    elif getattr(cls, "__deepcopy__", None) is not None:
        y = x.__deepcopy__(memo)
    else:
        y = _rebuild(x, memo)
    if y is not x:
        memo[id(x)] = y
        memo.setdefault(id(memo), []).append(x)
    return y


def _rebuild(x, memo):
    """A copy of an object by what is in it: base container, attributes, slots."""
    cls = type(x)

    def part(value):
        return value if memo is None else deepcopy(value, memo)

    if isinstance(x, BaseException):
        y = cls.__new__(cls, *x.args)
        y.args = part(x.args)
    elif isinstance(x, tuple):
        y = tuple.__new__(cls, [part(item) for item in x])
    elif isinstance(x, (int, float, str, bytes)):
        y = cls.__new__(cls, x)
    else:
        try:
            y = cls.__new__(cls)
        except TypeError:
            raise TypeError(f"cannot pickle '{cls.__name__}' object") from None
    if memo is not None:
        memo[id(x)] = y
    if isinstance(x, list):
        y.extend([part(item) for item in x])
    elif isinstance(x, dict):
        for key, value in dict.items(x):
            dict.__setitem__(y, part(key), part(value))
    elif isinstance(x, set):
        y.update([part(item) for item in x])
    getstate = getattr(cls, "__getstate__", None)
    if getstate is not None and getstate is not getattr(object, "__getstate__", None):
        state = part(x.__getstate__())
    else:
        state = part(dict(getattr(x, "__dict__", {})))
    if hasattr(cls, "__setstate__"):
        y.__setstate__(state)
        return y
    for key, value in state.items():
        setattr(y, key, value)
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__") and hasattr(x, name):
                setattr(y, name, part(getattr(x, name)))
    return y
