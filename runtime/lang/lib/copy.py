"""Copies, shallow and deep."""
import types
import weakref
from _pickle import dispatch_table

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error
# Nothing in them can change, or they are what they are by identity.
_deep_atomic = {type(None), type(...), type(NotImplemented), int, float, bool, complex, str, bytes,
                type, range, property, types.CodeType, types.FunctionType,
                types.BuiltinFunctionType, types.ModuleType, weakref.ref}
_atomic = _deep_atomic | {tuple, frozenset, slice}
# type -> function; programs may add to it, and it is asked first.
_copy_dispatch = {}


def copy(x):
    """A copy that refers to what x refers to."""
    cls = type(x)
    copier = _copy_dispatch.get(cls)
    if copier is not None:
        return copier(x)
    if cls in _atomic or issubclass(cls, type):
        return x
    if cls in (list, dict, set, bytearray):
        return cls.copy(x)
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    reduced = _reduce(x, cls, "un(shallow)copyable object of type %s")
    return x if isinstance(reduced, str) else _rebuild(x, None, *reduced)


def deepcopy(x, memo=None, _nil=[]):
    """A copy of x with copies of all that is in it. memo: id -> copy made already."""
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    cls = type(x)
    copier = _copiers.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif cls in _deep_atomic or issubclass(cls, type):
        return x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            y = copier(memo)
        else:
            reduced = _reduce(x, cls, "un(deep)copyable object of type %s")
            y = x if isinstance(reduced, str) else _rebuild(x, memo, *reduced)
    if y is not x:
        memo[id(x)] = y
        _keep_alive(x, memo)
    return y


def _reduce(x, cls, message):
    reducer = dispatch_table.get(cls)
    if reducer is not None:
        return reducer(x)
    reducer = getattr(x, "__reduce_ex__", None)
    if reducer is not None:
        return reducer(4)
    reducer = getattr(x, "__reduce__", None)
    if reducer:
        return reducer()
    raise Error(message % cls)


def _keep_alive(x, memo):
    """An id in the memo is good only while its object lives."""
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _copy_list(x, memo):
    y = []
    memo[id(x)] = y
    append = y.append
    for item in x:
        append(deepcopy(item, memo))
    return y


def _copy_tuple(x, memo):
    y = [deepcopy(item, memo) for item in x]
    # A cycle through the tuple has copied it meanwhile.
    known = memo.get(id(x))
    if known is not None:
        return known
    for old, new in zip(x, y):
        if old is not new:
            return tuple(y)
    return x


def _copy_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _copy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_copiers = {list: _copy_list, tuple: _copy_tuple, dict: _copy_dict,
            types.MethodType: _copy_method}


def _rebuild(x, memo, func, args, state=None, items=None, pairs=None, setter=None):
    """The object that a reduction describes; memo is None for a shallow copy."""
    deep = memo is not None
    if deep and args:
        args = (deepcopy(arg, memo) for arg in args)
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if setter is not None:
            setter(y, state)
        elif hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                for key, value in slots.items():
                    setattr(y, key, value)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y
