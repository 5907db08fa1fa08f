"""Variables whose values belong to a context, and contexts to run functions in.

Each tasklet has a current context of its own. It begins as a copy of the main tasklet's, when the
tasklet first uses a variable."""
from collections.abc import Mapping
from types import GenericAlias
from weakref import WeakKeyDictionary

from stackless import getcurrent, getmain

__all__ = ["Context", "ContextVar", "Token", "copy_context"]


class _Missing:
    def __repr__(self):
        return "<Token.MISSING>"


_MISSING = _Missing()


class Token:
    """What set() returns, for reset()."""
    __slots__ = ("_context", "_var", "_old", "_used")
    MISSING = _MISSING
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, *args):
        raise RuntimeError("Tokens can only be created by ContextVars")

    var = property(lambda self: self._var)
    old_value = property(lambda self: self._old)

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self._var!r} at {id(self):#x}>"


class Context(Mapping):
    """Values of context variables."""
    __slots__ = ("_data", "_entered")

    def __init__(self):
        self._data = {}
        self._entered = False

    def run(self, callable, /, *args, **kwargs):
        """Calls a function in this context."""
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        tasklet = getcurrent()
        previous = _current()
        self._entered = True
        _contexts[tasklet] = self
        try:
            return callable(*args, **kwargs)
        finally:
            _contexts[tasklet] = previous
            self._entered = False

    def copy(self):
        """A context with the same values."""
        new = Context()
        new._data = dict(self._data)
        return new

    def __getitem__(self, var):
        _check_var(var)
        return self._data[var]

    def __contains__(self, var):
        _check_var(var)
        return var in self._data

    def get(self, var, default=None, /):
        _check_var(var)
        return self._data.get(var, default)

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)

    def __eq__(self, other):
        return self._data == other._data if isinstance(other, Context) else NotImplemented

    __hash__ = None

    def __repr__(self):
        return f"<_contextvars.Context object at {id(self):#x}>"


def _check_var(var):
    if not isinstance(var, ContextVar):
        raise TypeError(f"a ContextVar key was expected, got {var!r}")


class ContextVar:
    """A variable with a value of its own in each context."""
    __slots__ = ("_name", "_default", "__weakref__")
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, name, *, default=_MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default

    name = property(lambda self: self._name)

    def get(self, default=_MISSING, /):
        """The value in the current context."""
        found = _current()._data.get(self, _MISSING)
        if found is not _MISSING:
            return found
        if default is not _MISSING:
            return default
        if self._default is not _MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Sets the value in the current context and returns a token for reset()."""
        context = _current()
        token = object.__new__(Token)
        token._context = context
        token._var = self
        token._old = context._data.get(self, _MISSING)
        token._used = False
        context._data[self] = value
        return token

    def reset(self, token, /):
        """Puts back the value from before a set()."""
        if not isinstance(token, Token):
            raise TypeError("expected an instance of Token, got " + repr(token))
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = _current()
        if token._context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        if token._old is _MISSING:
            context._data.pop(self, None)
        else:
            context._data[self] = token._old
        token._used = True

    def __repr__(self):
        default = "" if self._default is _MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"


_contexts = WeakKeyDictionary()     # by tasklet


def _current():
    tasklet = getcurrent()
    context = _contexts.get(tasklet)
    if context is None:
        inherited = _contexts.get(getmain())
        context = Context() if inherited is None else inherited.copy()
        _contexts[tasklet] = context
    return context


def copy_context():
    """A copy of the current context."""
    return _current().copy()
