"""Classes made from annotated fields."""
import sys
from types import FunctionType, GenericAlias, MappingProxyType

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
           "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass"]

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()


class _FIELD_BASE:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")


class InitVar:
    """InitVar[t] annotates a parameter of __init__ that is handed to __post_init__ only."""
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, GenericAlias):
            return f"dataclasses.InitVar[{self.type.__name__}]"
        return f"dataclasses.InitVar[{self.type!r}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


_in_repr = []       # fields whose repr is being made: a type may contain the field


class Field:
    """What is known of one field."""
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare",
                 "metadata", "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        if self in _in_repr:
            return "..."
        _in_repr.append(self)
        try:
            return self._text()
        finally:
            _in_repr.pop()

    def _text(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},"
                f"hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
                f"kw_only={self.kw_only!r},_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return (f"_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},"
                f"order={self.order!r},unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})")


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    """Says more about a field than its annotation and default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# --- Kinds of annotations ---

def _word(text):
    """(the identifier that text begins with, what follows it and white space)"""
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end] == "_" or text[end].isalnum()):
        end += 1
    return text[:end], text[end:].lstrip()


def _names_class(cls, annotation, module_names, class_name):
    """Whether the annotation, a string, begins with the class: alone, or behind a module."""
    first, rest = _word(annotation)
    here = getattr(sys.modules.get(cls.__module__), "__dict__", {})
    if rest.startswith("."):
        name, _ = _word(rest[1:])
        module = here.get(first)
        return (name == class_name and module is not None
                and getattr(module, "__name__", None) in module_names)
    found = here.get(first)
    return found is not None and any(
        getattr(sys.modules.get(m), class_name, module_names) is found for m in module_names)


def _is_classvar(cls, annotation):
    typing = sys.modules.get("typing")
    if typing is None:
        return False
    if isinstance(annotation, str):
        return _names_class(cls, annotation, ("typing",), "ClassVar")
    return (annotation is typing.ClassVar
            or getattr(annotation, "__origin__", None) is typing.ClassVar)


def _is_initvar(cls, annotation):
    if isinstance(annotation, str):
        return _names_class(cls, annotation, ("dataclasses",), "InitVar")
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(cls, annotation):
    if isinstance(annotation, str):
        return _names_class(cls, annotation, ("dataclasses",), "KW_ONLY")
    return annotation is KW_ONLY


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING       # a slot of the class
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _is_classvar(cls, annotation):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(cls, annotation):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: "
                         "use default_factory")
    return f


# --- Functions of the class, written as text ---

def _create_fn(name, args, body, *, globals=None, locals=None, return_type=MISSING):
    locals = {} if locals is None else locals
    result = ""
    if return_type is not MISSING:
        locals["_return_type"] = return_type
        result = "->_return_type"
    lines = "\n".join([f"  {line}" for line in body])
    text = (f"def __create_fn__({', '.join(locals)}):\n"
            f" def {name}({','.join(args)}){result}:\n{lines}\n return {name}")
    namespace = {}
    exec(text, globals, namespace)
    return namespace["__create_fn__"](**locals)


def _init_fn(cls, std_fields, kw_only_fields, post_init, slots, globals):
    frozen = getattr(cls, _PARAMS).frozen
    self_name = "__dataclass_self__" if "self" in cls.__dict__[_FIELDS] else "self"
    locals = {"_HAS_DEFAULT_FACTORY": _HAS_DEFAULT_FACTORY, "__dataclass_set__": object.__setattr__}
    seen_default = False
    for f in std_fields:
        if f.init:
            if f.default is not MISSING or f.default_factory is not MISSING:
                seen_default = True
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")
    body, params, kw_params = [], [], []
    for f in std_fields + kw_only_fields:
        name = f.name
        default = f.default is not MISSING
        factory = f.default_factory is not MISSING
        if f.init:
            locals[f"_type_{name}"] = f.type
            param = f"{name}:_type_{name}"
            if default:
                locals[f"_dflt_{name}"] = f.default
                param += f"=_dflt_{name}"
            elif factory:
                locals[f"_dflt_{name}"] = f.default_factory
                param += "=_HAS_DEFAULT_FACTORY"
            (kw_params if f.kw_only else params).append(param)
        if f._field_type is _FIELD_INITVAR:
            continue
        if factory:
            locals[f"_dflt_{name}"] = f.default_factory
            value = f"_dflt_{name}()"
            if f.init:
                value += f" if {name} is _HAS_DEFAULT_FACTORY else {name}"
        elif f.init:
            value = name
        elif default and slots:
            locals[f"_dflt_{name}"] = f.default
            value = f"_dflt_{name}"
        else:
            continue
        if frozen:
            body.append(f"__dataclass_set__({self_name},{name!r},{value})")
        else:
            body.append(f"{self_name}.{name}={value}")
    if post_init:
        names = ",".join([f.name for f in std_fields + kw_only_fields
                          if f._field_type is _FIELD_INITVAR])
        body.append(f"{self_name}.__post_init__({names})")
    if kw_params:
        params += ["*"] + kw_params
    return _create_fn("__init__", [self_name] + params, body or ["pass"], globals=globals,
                      locals=locals, return_type=None)


def _repr_fn(flds, globals):
    from reprlib import recursive_repr
    text = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in flds])
    return recursive_repr()(_create_fn(
        "__repr__", ["self"], ['return self.__class__.__qualname__ + f"(' + text + ')"'],
        globals=globals))


def _tuple_of(name, flds):
    return "(" + "".join([f"{name}.{f.name}," for f in flds]) + ")"


def _compare_fn(name, op, flds, globals):
    return _create_fn(name, ["self", "other"],
                      ["if other.__class__ is self.__class__:",
                       f" return {_tuple_of('self', flds)}{op}{_tuple_of('other', flds)}",
                       "return NotImplemented"], globals=globals)


def _hash_fn(flds, globals):
    return _create_fn("__hash__", ["self"], [f"return hash({_tuple_of('self', flds)})"],
                      globals=globals)


def _frozen_fns(cls, flds, globals):
    names = "(" + "".join([f"{f.name!r}," for f in flds]) + ")"
    locals = {"cls": cls, "FrozenInstanceError": FrozenInstanceError}
    test = f"if type(self) is cls or name in {names}:"
    return (_create_fn("__setattr__", ["self", "name", "value"],
                       [test, ' raise FrozenInstanceError(f"cannot assign to field {name!r}")',
                        "super(cls, self).__setattr__(name, value)"],
                       globals=globals, locals=locals),
            _create_fn("__delattr__", ["self", "name"],
                       [test, ' raise FrozenInstanceError(f"cannot delete field {name!r}")',
                        "super(cls, self).__delattr__(name)"],
                       globals=globals, locals=locals))


def _set_new(cls, name, value):
    """Sets an attribute that the class does not define itself; True: it does."""
    if name in cls.__dict__:
        return True
    if isinstance(value, FunctionType):
        value.__qualname__ = f"{cls.__qualname__}.{value.__name__}"
    setattr(cls, name, value)
    return False


def _set_hash(cls, explicit, unsafe_hash, eq, frozen, flds, globals):
    if unsafe_hash:
        if explicit:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif not eq or explicit:
        return
    elif not frozen:
        cls.__hash__ = None
        return
    chosen = [f for f in flds if (f.compare if f.hash is None else f.hash)]
    fn = _hash_fn(chosen, globals)
    fn.__qualname__ = f"{cls.__qualname__}.__hash__"
    cls.__hash__ = fn


def _collect(cls, frozen, kw_only):
    """All fields by name, those of bases first."""
    found = {}
    any_frozen_base = has_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get(_FIELDS)
        if base_fields is not None:
            has_bases = True
            found.update(base_fields)
            if getattr(base, _PARAMS).frozen:
                any_frozen_base = True
    annotations = cls.__dict__.get("__annotations__", {})
    own = []
    kw_only_seen = False
    for name, annotation in annotations.items():
        if _is_kw_only(cls, annotation):
            if kw_only_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only_seen = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        found[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_bases:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any_frozen_base and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    return found


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                   weakref_slot):
    module = sys.modules.get(cls.__module__)
    globals = module.__dict__ if module is not None else {}
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))
    found = _collect(cls, frozen, kw_only)
    setattr(cls, _FIELDS, found)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    params = [f for f in found.values() if f._field_type is not _FIELD_CLASSVAR]
    std_params = [f for f in params if not (f.init and f.kw_only)]
    kw_params = [f for f in params if f.init and f.kw_only]
    flds = [f for f in params if f._field_type is _FIELD]
    own_hash = cls.__dict__.get("__hash__", MISSING)
    hash_was_set = own_hash is not MISSING and not (own_hash is None and "__eq__" in cls.__dict__)
    if init:
        _set_new(cls, "__init__", _init_fn(cls, std_params, kw_params,
                                           hasattr(cls, "__post_init__"), slots, globals))
    if repr:
        _set_new(cls, "__repr__", _repr_fn([f for f in flds if f.repr], globals))
    compared = [f for f in flds if f.compare]
    if eq:
        _set_new(cls, "__eq__", _compare_fn("__eq__", "==", compared, globals))
    if order:
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if _set_new(cls, name, _compare_fn(name, op, compared, globals)):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                                "Consider using functools.total_ordering")
    if frozen:
        for fn in _frozen_fns(cls, flds, globals):
            if _set_new(cls, fn.__name__, fn):
                raise TypeError(f"Cannot overwrite attribute {fn.__name__} in class {cls.__name__}")
    _set_hash(cls, hash_was_set, unsafe_hash, eq, frozen, flds, globals)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(cls, std_params, kw_params)
    if match_args:
        _set_new(cls, "__match_args__", tuple([f.name for f in std_params if f.init]))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    if hasattr(cls, "__abstractmethods__"):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _signature_text(cls, std_params, kw_params):
    """The signature as inspect shows it, for the docstring."""
    if "__init__" not in cls.__dict__ or cls.__init__.__code__.co_filename != "<string>":
        from inspect import signature
        try:
            return str(signature(cls)).replace(" -> None", "")
        except (TypeError, ValueError):
            return ""
    parts = []
    for f in std_params + kw_params:
        if not f.init:
            continue
        if f.kw_only and "*" not in parts:
            parts.append("*")
        text = f"{f.name}: {_annotation_text(f.type)}"
        if f.default is not MISSING:
            text += f" = {f.default!r}"
        elif f.default_factory is not MISSING:
            text += " = <factory>"
        parts.append(text)
    return "(" + ", ".join(parts) + ")"


def _annotation_text(annotation):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", ""):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


# --- Slots ---

def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return ()
    if isinstance(slots, str):
        return (slots,)
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return tuple(slots)


def _add_slots(cls, frozen, weakref_slot):
    """A new class like cls, with slots for its fields."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple([f.name for f in fields(cls)])
    inherited = {name for base in cls.__mro__[1:-1] for name in _slots_of(base)}
    wanted = names + ("__weakref__",) if weakref_slot else names
    namespace["__slots__"] = tuple([n for n in wanted if n not in inherited])
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        new.__qualname__ = qualname
    if frozen:
        if "__getstate__" not in namespace:
            new.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            new.__setstate__ = _dataclass_setstate
    return new


# --- What programs call ---

def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Adds special methods to a class, made from its annotations."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                              slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """The fields, as a tuple of Field objects."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether obj is a dataclass or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, recursively."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda names, values: dict_factory(list(zip(names, values))))


def astuple(obj, *, tuple_factory=tuple):
    """The values of the fields as a tuple, recursively."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda names, values: tuple_factory(values))


def _convert(obj, make):
    if _is_dataclass_instance(obj):
        names = [f.name for f in fields(obj)]
        return make(names, [_convert(getattr(obj, n), make) for n in names])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_convert(v, make) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_convert(v, make) for v in obj])
    if isinstance(obj, dict):
        return type(obj)([(_convert(k, make), _convert(v, make))
                          for k, v in obj.items()])
    from copy import deepcopy
    return deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False):
    """Makes a dataclass from names, (name, type) and (name, type, default)."""
    from keyword import iskeyword
    from types import new_class
    body = {} if namespace is None else dict(namespace)
    seen, annotations = set(), {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, body[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = kind
    body["__annotations__"] = annotations
    cls = new_class(cls_name, bases, {}, lambda ns: ns.update(body))
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new object of the same class with other values for some fields."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be "
                                 "specified with replace()")
        elif f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
