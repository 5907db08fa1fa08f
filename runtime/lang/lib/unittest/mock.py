"""Objects that stand in for others and remember what was done to them."""
import builtins
import functools
import sys

__all__ = ["Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec",
           "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock",
           "seal"]

FILTER_DIR = True


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    """sentinel.name is one object for each name."""

    def __init__(self):
        self._made = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._made.setdefault(name, _Sentinel(name))

    def __reduce__(self):
        return "sentinel"


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_deleted = sentinel.DELETED


class _Any:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


# --- Calls ---

def _arguments(args, kwargs):
    return ", ".join([repr(arg) for arg in args] + [f"{k}={v!r}" for k, v in kwargs.items()])


class _Call(tuple):
    """(name, args, kwargs) of a call; the name may be left out when comparing."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        args, kwargs = (), {}
        for part in value:
            if isinstance(part, str) and part is value[0]:
                name = part
            elif isinstance(part, tuple):
                args = part
            elif isinstance(part, dict):
                kwargs = part
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def _parts(self):
        return tuple(self) if len(self) == 3 else ("", *self)

    def __eq__(self, other):
        if other is ANY:
            return True
        if not isinstance(other, tuple) or len(other) > 3:
            return False
        if not isinstance(other, _Call):
            other = _Call(other, two=len(self) == 2 and not (other and isinstance(other[0], str)))
        name, args, kwargs = self._parts()
        other_name, other_args, other_kwargs = other._parts()
        if name and other_name and name != other_name:
            return False
        return (other_args, other_kwargs) == (args, kwargs)

    __ne__ = object.__ne__

    def __call__(self, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f"{self._mock_name}.{attr}", parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in tuple.__dict__ and not attr.startswith("__"):
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return self[-2]

    @property
    def kwargs(self):
        return self[-1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return name if name.startswith("call") else f"call.{name}"
        name, args, kwargs = self._parts()
        if not name:
            return f"call({_arguments(args, kwargs)})"
        shown = "call" + name if name.startswith("()") else f"call.{name}"
        return f"{shown}({_arguments(args, kwargs)})"

    def call_list(self):
        calls, thing = [], self
        while thing is not None:
            if thing._mock_from_kall:
                calls.append(thing)
            thing = thing._mock_parent
        return _CallList(reversed(calls))


call = _Call(from_kall=False)


class _CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        n = len(value)
        return any(self[i:i + n] == value for i in range(len(self) - n + 1))


# --- Mocks ---

_NUMERIC = ("add sub mul matmul truediv floordiv mod lshift rshift and xor or pow").split()
_MAGIC = ({f"__{name}__" for name in
           ("lt gt le ge eq ne getitem setitem delitem len contains str sizeof enter exit divmod "
            "rdivmod neg pos abs invert complex int float index round trunc floor ceil bool next "
            "fspath iter hash repr call dir format missing reversed get set delete "
            "instancecheck subclasscheck subclasses prepare reduce reduce_ex getinitargs "
            "getnewargs getstate setstate getformat del").split()}
          | {f"__{prefix}{name}__" for name in _NUMERIC for prefix in ("", "i", "r")})
_NOT_BY_DEFAULT = {f"__{name}__" for name in
                   ("call repr dir format missing reversed get set delete instancecheck "
                    "subclasscheck subclasses prepare reduce reduce_ex getinitargs getnewargs "
                    "getstate setstate getformat del").split()} | {
                        f"__r{name}__" for name in (*_NUMERIC, "divmod")}
_RETURNS = {"__hash__": lambda self: object.__hash__(self),
            "__str__": lambda self: object.__str__(self),
            "__sizeof__": lambda self: object.__sizeof__(self),
            "__fspath__": lambda self: f"{type(self).__name__}/"
                                       f"{self._extract_mock_name()}/{id(self)}"}
_VALUES = {"__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented,
           "__ge__": NotImplemented, "__int__": 1, "__contains__": False, "__len__": 0,
           "__exit__": False, "__complex__": 1j, "__float__": 1.0, "__bool__": True, "__index__": 1}


def _equal(mock):
    def compare(other):
        value = mock.__eq__._mock_return_value
        if value is not DEFAULT:
            return value
        return True if mock is other else NotImplemented
    return compare


def _not_equal(mock):
    def compare(other):
        if mock.__ne__._mock_return_value is not DEFAULT:
            return DEFAULT
        return False if mock is other else NotImplemented
    return compare


def _iterate(mock):
    def iterate():
        value = mock.__iter__._mock_return_value
        return iter([]) if value is DEFAULT else iter(value)
    return iterate


_EFFECTS = {"__eq__": _equal, "__ne__": _not_equal, "__iter__": _iterate}


def _is_exception(obj):
    return isinstance(obj, BaseException) or (isinstance(obj, type)
                                              and issubclass(obj, BaseException))


class InvalidSpecError(Exception):
    pass


class NonCallableMock:
    """A mock that cannot be called."""

    def __new__(cls, /, *args, **kwargs):
        # A class of its own, which special methods can be set on.
        own = type(cls.__name__, (cls,), {"__doc__": cls.__doc__})
        return object.__new__(own)

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None,
                 _spec_state=None, _new_name="", _new_parent=None, _spec_as_instance=False,
                 _eat_self=None, unsafe=False, **kwargs):
        if _new_parent is None:
            _new_parent = parent
        d = self.__dict__
        d["_mock_parent"] = parent
        d["_mock_name"] = name
        d["_mock_new_name"] = _new_name
        d["_mock_new_parent"] = _new_parent
        d["_mock_sealed"] = False
        d["_mock_children"] = {}
        d["_mock_wraps"] = wraps
        d["_mock_delegate"] = None
        d["_mock_return_value"] = DEFAULT
        d["_mock_side_effect"] = None
        d["_mock_unsafe"] = unsafe
        strict = spec_set is not None and spec_set is not True
        self._mock_add_spec(spec_set if strict else spec, bool(spec_set))
        self.reset_mock()
        if kwargs:
            self.configure_mock(**kwargs)

    def _mock_add_spec(self, spec, spec_set):
        d = self.__dict__
        d["_spec_class"] = d["_mock_methods"] = None
        d["_spec_set"] = spec_set
        if spec is None:
            return
        if isinstance(spec, (list, tuple)):
            d["_mock_methods"] = list(spec)
            return
        d["_spec_class"] = spec if isinstance(spec, type) else type(spec)
        d["_mock_methods"] = dir(spec)

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)

    # --- What a mock tells ---

    @property
    def __class__(self):
        return self.__dict__.get("_spec_class") or type(self)

    def _extract_mock_name(self):
        names, last = [self._mock_new_name], self
        dot = "." if self._mock_new_name not in ("", "()") else ""
        parent = self._mock_new_parent
        while parent is not None:
            last = parent
            names.append(parent._mock_new_name + dot)
            dot = "" if parent._mock_new_name == "()" else "."
            parent = parent._mock_new_parent
        names.reverse()
        first = last._mock_name or "mock"
        if len(names) > 1 and names[1] not in ("()", "()."):
            first += "."
        names[0] = first
        return "".join(names)

    def __repr__(self):
        name = self._extract_mock_name()
        shown = f" name={name!r}" if name not in ("mock", "mock.") else ""
        spec = self.__dict__.get("_spec_class")
        if spec is not None:
            shown += f" spec{'_set' if self._spec_set else ''}={spec.__name__!r}"
        return f"<{type(self).__name__}{shown} id='{id(self)}'>"

    def __dir__(self):
        names = list(self._mock_methods or ()) or dir(type(self))
        names += [name for name, child in self._mock_children.items() if child is not _deleted]
        names += [name for name in self.__dict__ if not name.startswith("_mock_")]
        return sorted(set(names))

    # --- Attributes ---

    def __getattr__(self, name):
        if name in ("_mock_methods", "_mock_children", "_mock_new_parent"):
            raise AttributeError(name)
        if self._mock_methods is not None:
            if name not in self._mock_methods or name in _MAGIC:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif name in _MAGIC or (name.startswith("__") and name.endswith("__")):
            raise AttributeError(name)
        if not self._mock_unsafe and name.startswith(("assert", "assret", "asert", "aseert",
                                                      "assrt")):
            raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if "
                                 f"{name!r} is meant to be an attribute.")
        child = self._mock_children.get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            wraps = getattr(self._mock_wraps, name) if self._mock_wraps is not None else None
            child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name,
                                         _new_parent=self)
            self._mock_children[name] = child
        return child

    def __setattr__(self, name, value):
        if name in ("return_value", "side_effect") or name in self.__dict__ and (
                name.startswith("_mock_") or name in _STATE):
            return object.__setattr__(self, name, value)
        if (self._spec_set and self._mock_methods is not None and name not in self._mock_methods
                and name not in self.__dict__):
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _MAGIC:
            return self._set_magic(name, value)
        if name == "_mock_methods":
            self.__dict__[name] = value
            return None
        if isinstance(value, NonCallableMock) and _adopt(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        return object.__setattr__(self, name, value)

    def _set_magic(self, name, value):
        if self._mock_methods is not None and name not in self._mock_methods:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if isinstance(value, NonCallableMock):
            _adopt(self, value, None, name)
            setattr(type(self), name, value)
            self._mock_children[name] = value
        else:
            setattr(type(self), name, _method(name, value))

    def __delattr__(self, name):
        if name in _MAGIC and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        child = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _deleted or (child is _missing and self._mock_methods is not None
                                   and name not in self._mock_methods):
            raise AttributeError(name)
        if child is not _missing:
            del self._mock_children[name]
        self._mock_children[name] = _deleted

    def _get_child_mock(self, /, **kw):
        if self._mock_sealed:
            raise AttributeError(f"mock.{kw.get('name', '()')}")
        cls = type(self).__mro__[1]
        if issubclass(cls, CallableMixin):
            return cls(**kw)
        return (MagicMock if issubclass(cls, MagicMixin) else Mock)(**kw)

    def attach_mock(self, mock, attribute):
        mock.__dict__.update(_mock_parent=None, _mock_new_parent=None, _mock_name="",
                             _mock_new_name=None)
        setattr(self, attribute, mock)

    def configure_mock(self, /, **kwargs):
        for name, value in sorted(kwargs.items(), key=lambda entry: entry[0].count(".")):
            *path, last = name.split(".")
            obj = self
            for part in path:
                obj = getattr(obj, part)
            setattr(obj, last, value)

    # --- Results ---

    @property
    def return_value(self):
        value = self._mock_return_value
        if value is DEFAULT:
            value = self._get_child_mock(_new_parent=self, _new_name="()")
            self.__dict__["_mock_return_value"] = value
        return value

    @return_value.setter
    def return_value(self, value):
        self.__dict__["_mock_return_value"] = value
        if isinstance(value, NonCallableMock):
            _adopt(self, value, None, "()")

    @property
    def side_effect(self):
        return self._mock_side_effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value):
            value = iter(value)
        self.__dict__["_mock_side_effect"] = value

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.__dict__.update(called=False, call_count=0, call_args=None, call_args_list=_CallList(),
                             mock_calls=_CallList(), method_calls=_CallList())
        if return_value:
            self.__dict__["_mock_return_value"] = DEFAULT
        if side_effect:
            self.__dict__["_mock_side_effect"] = None
        for child in list(self._mock_children.values()):
            if isinstance(child, NonCallableMock):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        value = self._mock_return_value
        if isinstance(value, NonCallableMock) and value is not self:
            value.reset_mock(visited)

    # --- Assertions ---

    def _name(self):
        return self._mock_name or "mock"

    def _shown(self, args, kwargs):
        return f"{self._name()}({_arguments(args, kwargs)})"

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError(f"Expected '{self._name()}' to not have been called. Called "
                                 f"{self.call_count} times.{self._calls_text()}")

    def assert_called(self):
        if not self.call_count:
            raise AssertionError(f"Expected '{self._name()}' to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._name()}' to have been called once. Called "
                                 f"{self.call_count} times.{self._calls_text()}")

    def assert_called_with(self, /, *args, **kwargs):
        expected = self._shown(args, kwargs)
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n"
                                 "Actual: not called.")
        if self.call_args != _Call((args, kwargs), two=True):
            actual = self._shown(*self.call_args)
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n"
                                 f"Actual: {actual}")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._name()}' to be called once. Called "
                                 f"{self.call_count} times.{self._calls_text()}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if _Call((args, kwargs), two=True) not in self.call_args_list:
            raise AssertionError(f"{self._shown(args, kwargs)} call not found")

    def assert_has_calls(self, calls, any_order=False):
        expected = [entry if isinstance(entry, _Call) else _Call(entry) for entry in calls]
        if not any_order:
            if expected not in self.mock_calls:
                raise AssertionError(f"Calls not found.\nExpected: {_CallList(calls)}"
                                     f"{self._calls_text('Actual').rstrip('.')}")
            return
        left = list(self.mock_calls)
        missing = []
        for entry in expected:
            try:
                left.remove(entry)
            except ValueError:
                missing.append(entry)
        if missing:
            raise AssertionError(f"{self._name()} does not contain all of {tuple(missing)} in its "
                                 f"call list, found {list(self.mock_calls)} instead")

    def _calls_text(self, prefix="Calls"):
        return f"\n{prefix}: {list(self.mock_calls)!r}." if self.mock_calls else ""


_STATE = {"called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls"}


def _adopt(parent, value, name, new_name):
    """Makes value a child of parent, unless it has a name or a parent already."""
    d = value.__dict__
    if value._mock_name or value._mock_new_name or (
            value._mock_parent is not None or value._mock_new_parent is not None):
        return False
    above = parent
    while above is not None:
        if above is value:
            return False
        above = above._mock_new_parent
    if new_name:
        d["_mock_new_parent"], d["_mock_new_name"] = parent, new_name
    if name:
        d["_mock_parent"], d["_mock_name"] = parent, name
    return True


def _method(name, function):
    """A plain function as a special method."""
    if not callable(function):
        return function

    def method(self, /, *args, **kwargs):
        return function(self, *args, **kwargs)
    method.__name__ = name
    return method


class CallableMixin(NonCallableMock):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None,
                 spec_set=None, parent=None, _spec_state=None, _new_name="", _new_parent=None,
                 **kwargs):
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent,
                         **kwargs)
        self.__dict__["_mock_return_value"] = return_value
        self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        self._record(args, kwargs)
        return self._answer(args, kwargs)

    def _record(self, args, kwargs):
        d = self.__dict__
        d["called"] = True
        d["call_count"] += 1
        d["call_args"] = _Call((args, kwargs), two=True)
        self.call_args_list.append(d["call_args"])
        self.mock_calls.append(_Call(("", args, kwargs)))
        name = self._mock_name
        is_method = self._mock_parent is not None
        new_name = self._mock_new_name
        above = self._mock_new_parent
        was_call = new_name == "()"
        while above is not None:
            if is_method:
                above.method_calls.append(_Call((name, args, kwargs)))
                is_method = above._mock_parent is not None
                if is_method:
                    name = f"{above._mock_name}.{name}"
            above.mock_calls.append(_Call((new_name, args, kwargs)))
            if above._mock_new_name:
                dot = "" if was_call else "."
                was_call = above._mock_new_name == "()"
                new_name = above._mock_new_name + dot + new_name
            above = above._mock_new_parent

    def _answer(self, args, kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if _is_exception(result):
                    raise result
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin):
    """Any attribute of a mock is a mock; it remembers calls and returns what it is told to."""


class _MagicMethod:
    """Makes the mock for a special method when it is first needed."""

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        name = self.name
        made = MagicMock(name=name, _new_name=name, _new_parent=obj)
        if name in _VALUES:
            made.return_value = _VALUES[name]
        elif name in _RETURNS:
            made.return_value = _RETURNS[name](obj)
        elif name in _EFFECTS:
            made.side_effect = _EFFECTS[name](obj)
        obj._mock_children[name] = made
        setattr(type(obj), name, made)
        return made


class MagicMixin(NonCallableMock):
    def __init__(self, /, *args, **kw):
        super().__init__(*args, **kw)
        cls = type(self)
        for name in _MAGIC - _NOT_BY_DEFAULT:
            if name not in cls.__dict__ and (self._mock_methods is None
                                             or name in self._mock_methods):
                setattr(cls, name, _MagicMethod(name))


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A MagicMock that cannot be called."""


class MagicMock(MagicMixin, Mock):
    """A Mock with all special methods."""


class PropertyMock(Mock):
    """Put on a class, it is called when the attribute is read or set."""

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


def seal(mock):
    """No more attributes come by themselves."""
    mock.__dict__["_mock_sealed"] = True
    for child in list(mock._mock_children.values()):
        if isinstance(child, NonCallableMock) and child._mock_new_parent is mock:
            seal(child)


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *,
                    unsafe=False, **kwargs):
    """A mock with the attributes of spec, also for what calling it gives."""
    kwargs.update({"spec_set" if spec_set else "spec": spec})
    callable_spec = callable(spec) and (not instance or hasattr(type(spec), "__call__"))
    mock = (MagicMock if callable_spec else NonCallableMagicMock)(name=_name, **kwargs)
    if isinstance(spec, type) and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()")
    return mock


def mock_open(mock=None, read_data=""):
    """A mock that opens files with read_data in them."""
    import io
    if mock is None:
        mock = MagicMock(name="open")
    kind = io.BytesIO if isinstance(read_data, bytes) else io.StringIO
    handle = MagicMock()

    def opened(*args, **kwargs):
        data = kind(read_data)
        for name in ("read", "readline", "readlines"):
            getattr(handle, name).side_effect = getattr(data, name)
        handle.__iter__.side_effect = lambda: iter(data)
        return DEFAULT
    handle.__enter__.return_value = handle
    mock.side_effect = opened
    mock.return_value = handle
    return mock


# --- patch ---

def _resolve(name):
    first, *rest = name.split(".")
    thing, path = __import__(first), first
    for part in rest:
        path += "." + part
        try:
            thing = getattr(thing, part)
        except AttributeError:
            __import__(path)
            thing = getattr(thing, part)
    return thing


class _Patch:
    """Puts something in the place of an attribute: as decorator, context or by start and stop."""
    active = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable,
                 kwargs):
        if new_callable is not None and new is not DEFAULT:
            raise ValueError("Cannot use 'new' and 'new_callable' together")
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.new_callable = new_callable
        self.spec = spec
        self.create = create
        self.spec_set = spec_set
        self.autospec = autospec
        self.kwargs = kwargs
        self.attribute_name = None
        self.additional = []
        self.has_local = False

    def copy(self):
        other = _Patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set,
                       self.autospec, self.new_callable, self.kwargs)
        other.attribute_name = self.attribute_name
        other.additional = [extra.copy() for extra in self.additional]
        return other

    def __call__(self, decorated):
        if isinstance(decorated, type):
            for name in dir(decorated):
                value = getattr(decorated, name)
                if name.startswith(patch.TEST_PREFIX) and hasattr(value, "__call__"):
                    setattr(decorated, name, self.copy()(value))
            return decorated
        if hasattr(decorated, "patchings"):
            decorated.patchings.append(self)
            return decorated

        @functools.wraps(decorated)
        def patched(*args, **keywords):
            import contextlib
            with contextlib.ExitStack() as stack:
                for patching in patched.patchings:
                    value = stack.enter_context(patching)
                    if patching.attribute_name is not None:
                        keywords.update(value)
                    elif patching.new is DEFAULT:
                        args += (value,)
                return decorated(*args, **keywords)
        patched.patchings = [self]
        return patched

    def _original(self):
        """(value, whether it is the target's own)."""
        target, name = self.target, self.attribute
        own = getattr(target, "__dict__", {})
        if name in own:
            return own[name], True
        value = getattr(target, name, DEFAULT)
        if value is DEFAULT and not self.create:
            if name in vars(builtins) and hasattr(target, "__spec__"):
                self.create = True
            else:
                raise AttributeError(f"{target} does not have the attribute {name!r}")
        return value, False

    def _make_new(self, original):
        if self.new is not DEFAULT:
            return self.new
        if self.autospec is not None and self.autospec is not False:
            spec = original if self.autospec is True else self.autospec
            return create_autospec(spec, spec_set=bool(self.spec_set), _name=self.attribute,
                                   **self.kwargs)
        arguments = dict(self.kwargs)
        if self.spec is not None:
            arguments["spec"] = original if self.spec is True else self.spec
        if self.spec_set is not None:
            arguments["spec_set"] = original if self.spec_set is True else self.spec_set
        cls = self.new_callable or MagicMock
        if isinstance(cls, type) and issubclass(cls, NonCallableMock):
            arguments["name"] = self.attribute
        return cls(**arguments)

    def __enter__(self):
        self.target = self.getter()
        original, self.has_local = self._original()
        new = self._make_new(original)
        self.original = original
        setattr(self.target, self.attribute, new)
        if self.attribute_name is None:
            return new
        values = {self.attribute_name: new} if self.new is DEFAULT else {}
        entered = []
        try:
            for extra in self.additional:
                value = extra.__enter__()
                entered.append(extra)
                if extra.new is DEFAULT:
                    values.update(value)
        except BaseException:
            for extra in reversed(entered):
                extra.__exit__(*sys.exc_info())
            self._restore()
            raise
        return values

    def _restore(self):
        if self.has_local and self.original is not DEFAULT:
            setattr(self.target, self.attribute, self.original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute)
                                    or self.attribute in ("__doc__", "__module__")):
                setattr(self.target, self.attribute, self.original)
        del self.original, self.target

    def __exit__(self, *info):
        if not hasattr(self, "target"):
            return False
        for extra in reversed(self.additional):
            extra.__exit__(*info)
        self._restore()
        return False

    def start(self):
        result = self.__enter__()
        self.active.append(self)
        return result

    def stop(self):
        if self not in self.active:
            return None
        self.active.remove(self)
        return self.__exit__(None, None, None)


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
          new_callable=None, **kwargs):
    """Patches the attribute that "package.module.Class.name" names."""
    try:
        owner, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}") from None
    return _Patch(lambda: _resolve(owner), attribute, new, spec, create, spec_set, autospec,
                  new_callable, kwargs)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None,
                  autospec=None, new_callable=None, **kwargs):
    if isinstance(target, str):
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _Patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable,
                  kwargs)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None,
                    new_callable=None, **kwargs):
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    getter = (lambda: _resolve(target)) if isinstance(target, str) else lambda: target
    patches = [_Patch(getter, name, new, spec, create, spec_set, autospec, new_callable, {})
               for name, new in kwargs.items()]
    for one in patches:
        one.attribute_name = one.attribute
    patches[0].additional = patches[1:]
    return patches[0]


class _PatchDict:
    """Changes a dict for a while."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = {**dict(values), **kwargs}
        self.clear = clear

    def __call__(self, f):
        if isinstance(f, type):
            for name in dir(f):
                value = getattr(f, name)
                if name.startswith(patch.TEST_PREFIX) and hasattr(value, "__call__"):
                    setattr(f, name, _PatchDict(self.in_dict, self.values, self.clear)(value))
            return f

        @functools.wraps(f)
        def inner(*args, **kw):
            with self:
                return f(*args, **kw)
        return inner

    def __enter__(self):
        target = _resolve(self.in_dict) if isinstance(self.in_dict, str) else self.in_dict
        self._target = target
        try:
            self._saved = target.copy()
        except AttributeError:
            self._saved = {key: target[key] for key in target}
        if self.clear:
            _empty(target)
        for key, value in self.values.items():
            target[key] = value
        return target

    def __exit__(self, *info):
        _empty(self._target)
        for key in self._saved:
            self._target[key] = self._saved[key]
        return False

    def start(self):
        result = self.__enter__()
        _Patch.active.append(self)
        return result

    def stop(self):
        if self in _Patch.active:
            _Patch.active.remove(self)
            self.__exit__(None, None, None)


def _empty(target):
    try:
        target.clear()
    except AttributeError:
        for key in list(target):
            del target[key]


def _stop_all():
    for one in reversed(_Patch.active[:]):
        one.stop()


patch.object = _patch_object
patch.dict = _PatchDict
patch.multiple = _patch_multiple
patch.stopall = _stop_all
patch.TEST_PREFIX = "test"
