"""Enumerations: classes with a fixed set of named values."""
import sys
from types import DynamicClassAttribute, MappingProxyType

__all__ = ["EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum",
           "auto", "unique", "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT",
           "CONFORM", "EJECT", "KEEP", "global_flag_repr", "global_enum_repr", "global_str",
           "global_enum", "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE"]

# Known to EnumType while the classes themselves are being made.
Enum = Flag = ReprEnum = None
EJECT = KEEP = None


class nonmember:
    """Keeps a value in the body of an enumeration from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes any value in the body of an enumeration a member."""

    def __init__(self, value):
        self.value = value


class _AutoNull:
    def __repr__(self):
        return "_auto_null"


_auto_null = _AutoNull()


class auto:
    """A value that _generate_next_value_ chooses."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return "auto(%r)" % (self.value,)


def _is_descriptor(obj):
    return hasattr(obj, "__get__") or hasattr(obj, "__set__") or hasattr(obj, "__delete__")


def _is_dunder(name):
    return (len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_")


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    pattern = f"_{cls_name}__"
    return (len(name) > len(pattern) and name.startswith(pattern)
            and (name[-1] != "_" or name[-2] != "_"))


def _is_single_bit(num):
    return num > 0 and num & (num - 1) == 0


def _iter_bits_lsb(num):
    """The bits of num, each as a number of its own, lowest first."""
    if isinstance(num, Enum):
        num = num.value
    if num < 0:
        raise ValueError("%r is not a positive integer" % num)
    while num:
        bit = num & -num
        yield bit
        num ^= bit


def show_flag_values(value):
    """The bits that a flag's value is made of."""
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """Like the builtin bin, with a sign bit in front: 0b0 1010, 0b1 0110."""
    if num >= 0:
        digits, sign = format(num, "b"), "0"
    else:
        digits, sign = format(~num ^ ((1 << num.bit_length()) - 1), "b"), "1"
        digits = digits.rjust(num.bit_length(), "0")
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign * max_bits + digits)[-max_bits:]
    return f"0b{sign} {digits}"


_builtin_property = property


class property(DynamicClassAttribute):
    """An attribute of members that does not stand in the way of a member of the same name."""
    member = None
    name = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is None:
                raise AttributeError("%r has no attribute %r" % (ownerclass, self.name))
            return self.member
        if self.fget is not None:
            return self.fget(instance)
        if self.member is None:
            raise AttributeError("%r has no attribute %r" % (ownerclass, self.name))
        return self.member

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("<enum %r> cannot set attribute %r" % (self.clsname, self.name))
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("<enum %r> cannot delete attribute %r" % (self.clsname, self.name))
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


class _EnumDict(dict):
    """The body of an enumeration: notes which names are to become members."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._generate_next_value = None

    def __setitem__(self, key, value):
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._set_sunder(key, value)
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not _is_descriptor(value):
            value = self._member_value(key, value)
        super().__setitem__(key, value)

    def _set_sunder(self, key, value):
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError("_ignore_ cannot specify already set names: %r" % (already,))
        elif key not in ("_order_", "_numeric_repr_", "_missing_", "_iter_member_",
                         "_iter_member_by_value_", "_iter_member_by_def_"):
            raise ValueError("_sunder_ names, such as %r, are reserved for future Enum use" % (key,))
        return value

    def _member_value(self, key, value):
        if key in self:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        if isinstance(value, member):
            value = value.value
        if isinstance(value, auto):
            value = self._next(key, value)
        elif type(value) is tuple and any(isinstance(v, auto) for v in value):
            value = tuple([self._next(key, v) if isinstance(v, auto) else v for v in value])
        else:
            self._last_values.append(value)
        self._member_names[key] = None
        return value

    def _next(self, key, asked):
        if asked.value is _auto_null:
            asked.value = self._generate_next_value(key, 1, len(self._member_names),
                                                    self._last_values[:])
            self._auto_called = True
        self._last_values.append(asked.value)
        return asked.value

    def update(self, members, **more):
        pairs = members.items() if hasattr(members, "keys") else members
        for name, value in pairs:
            self[name] = value
        for name, value in more.items():
            self[name] = value


class _Members:
    """Stands in the namespace of a new class, and makes the members when the class is there but
    nobody has seen it: before __init_subclass__."""

    def __init__(self, values, new, use_args):
        self.values = values
        self.new = new
        self.use_args = use_args

    def __set_name__(self, cls, name):
        delattr(cls, name)
        for name, value in self.values:
            self.add(cls, name, value)

    def make(self, cls, name, value):
        args = value if isinstance(value, tuple) else (value,)
        if cls._member_type_ is tuple:
            args = (args,)
        made = self.new(cls, *args) if self.use_args else self.new(cls)
        if not hasattr(made, "_value_"):
            if cls._member_type_ is object:
                made._value_ = value
            else:
                try:
                    made._value_ = cls._member_type_(*args)
                except Exception as exc:
                    raise TypeError("_value_ not set in __new__, unable to create it") from exc
        made._name_ = name
        made.__objclass__ = cls
        made.__init__(*args)
        made._sort_order_ = len(cls._member_names_)
        return made

    def add(self, cls, name, value):
        made = self.make(cls, name, value)
        value = made._value_
        is_flag = Flag is not None and issubclass(cls, Flag)
        known = _find(cls, value)
        if known is not None:
            made = known
        elif not is_flag or (isinstance(value, int) and _is_single_bit(value)):
            cls._member_names_.append(name)
        if is_flag and isinstance(value, int):
            cls._flag_mask_ |= value
            if _is_single_bit(value):
                cls._singles_mask_ |= value
            cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
        self.bind(cls, name, made)
        cls._member_map_[name] = made
        try:
            cls._value2member_map_.setdefault(value, made)
        except TypeError:
            pass

    def bind(self, cls, name, made):
        for base in cls.__mro__[1:]:
            found = base.__dict__.get(name)
            if isinstance(found, (property, DynamicClassAttribute)):
                redirect = property(found.fget, found.fset, found.fdel)
                redirect.member = made
                redirect.__set_name__(cls, name)
                type.__setattr__(cls, name, redirect)
                return
        type.__setattr__(cls, name, made)


def _find(cls, value):
    """The member with a value, or None."""
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for made in cls._member_map_.values():
            if made._value_ == value:
                return made
    return None


def _find_data_type(cls_name, bases):
    data_types = {}
    for chain in bases:
        candidate = None
        for base in chain.__mro__:
            if base is object:
                continue
            if issubclass(base, Enum):
                if base._member_type_ is not object:
                    data_types[base._member_type_] = None
                    break
            elif "__new__" in base.__dict__ or "__init__" in base.__dict__:
                data_types[candidate or base] = None
                break
            else:
                candidate = candidate or base
    if len(data_types) > 1:
        raise TypeError("too many data types for %r: %r" % (cls_name, set(data_types)))
    return next(iter(data_types), object)


def _find_data_repr(bases):
    for chain in bases:
        for base in chain.__mro__:
            if base is object:
                continue
            if issubclass(base, Enum):
                return base._value_repr_
            if "__repr__" in base.__dict__:
                return base.__dict__["__repr__"]
    return None


def _find_new(classdict, member_type, first_enum):
    """(__new__ for members, whether it is to be kept, whether it takes the values)."""
    new = classdict.get("__new__")
    save = first_enum is not None and new is not None
    if isinstance(new, staticmethod):
        new = new.__func__
    if new is None:
        plain = (None, object.__new__, Enum.__new__ if Enum is not None else None)
        for method in ("__new_member__", "__new__"):
            for owner in (member_type, first_enum):
                found = getattr(owner, method, None)
                if found not in plain:
                    new = found
                    break
            if new is not None:
                break
        else:
            new = object.__new__
    use_args = first_enum is not None and new is not object.__new__
    return new, save, use_args


class EnumType(type):
    """The metaclass of Enum."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        body = _EnumDict(cls)
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            body["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return body

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        classdict.setdefault("_ignore_", []).append("_ignore_")
        for key in classdict["_ignore_"]:
            classdict.pop(key, None)
        names = classdict._member_names
        invalid = set(names) & {"mro", ""}
        if invalid:
            raise ValueError("invalid enum member name(s) " + ",".join(repr(n) for n in invalid))
        order = classdict.pop("_order_", None)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, save_new, use_args = _find_new(classdict, member_type, first_enum)
        generate = classdict.get("_generate_next_value_")
        body = {k: v for k, v in classdict.items() if k not in names}
        if generate is not None and not isinstance(generate, staticmethod):
            body["_generate_next_value_"] = staticmethod(generate)
        body.update(_new_member_=new, _use_args_=use_args, _member_names_=[], _member_map_={},
                    _value2member_map_={}, _member_type_=member_type,
                    _value_repr_=_find_data_repr(bases))
        if first_enum is not None:
            metacls._prepare_flags(body, first_enum, boundary)
        if ReprEnum is not None and ReprEnum in bases:
            body.setdefault("__format__", member_type.__format__)
            text = member_type.__str__
            if text is object.__str__:
                text = member_type.__repr__
            body.setdefault("__str__", text)
        body["_members_"] = _Members([(n, classdict[n]) for n in names], new, use_args)
        try:
            enum_class = super().__new__(metacls, cls, bases, body, **kwds)
        except RuntimeError as e:
            if e.__cause__ is None:
                raise
            failure = e.__cause__
        else:
            failure = None
        if failure is not None:
            # What a member raised is wanted, not that __set_name__ failed.
            raise failure
        metacls._complete(enum_class, body, first_enum, member_type)
        if Enum is not None:
            if save_new:
                enum_class.__new_member__ = new
            enum_class.__new__ = Enum.__new__
        if order is not None:
            metacls._check_order(enum_class, order)
        return enum_class

    @staticmethod
    def _prepare_flags(body, first_enum, boundary):
        if Flag is None or not issubclass(first_enum, Flag):
            if Flag is None:
                body.update(_boundary_=boundary, _flag_mask_=0, _singles_mask_=0, _all_bits_=0,
                            _inverted_=None)
            return
        body.update(_boundary_=boundary or first_enum._boundary_, _flag_mask_=0, _singles_mask_=0,
                    _all_bits_=0, _inverted_=None)

    @staticmethod
    def _complete(enum_class, body, first_enum, member_type):
        """Gives the class the methods that its data type would otherwise decide on."""
        if first_enum is None:
            return
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if name not in body:
                found = getattr(enum_class, name, None)
                if found in (getattr(member_type, name, None), getattr(object, name, None)):
                    method = getattr(first_enum, name, None)
                    if method is not None:
                        setattr(enum_class, name, method)
        if Flag is None or not issubclass(enum_class, Flag):
            return
        for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__",
                     "__invert__"):
            if name not in body:
                setattr(enum_class, name, getattr(Flag, name))
        values = [m._value_ for m in enum_class]
        if values != sorted(values):
            enum_class._iter_member_ = enum_class._iter_member_by_def_

    @staticmethod
    def _check_order(enum_class, order):
        if isinstance(order, str):
            order = order.replace(",", " ").split()
        names = enum_class._member_names_
        aliases = set(enum_class._member_map_) - set(names)
        order = [o for o in order if o not in aliases]
        if names != order:
            raise TypeError("member order does not match _order_:\n  %r\n  %r" % (names, order))

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if Enum is not None and isinstance(base, EnumType) and base._member_names_:
                    raise TypeError("<enum %r> cannot extend %r" % (class_name, base))

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """(the type of the members' data, the enumeration derived from)."""
        if not bases or Enum is None:
            return object, Enum
        mcls._check_for_existing_members_(class_name, bases)
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] "
                            "[data_type,] enum_type)`")
        return _find_data_type(class_name, bases) or object, first_enum

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        """Looks a member up by value, or makes a new enumeration from names."""
        if names is None:
            return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start,
                            boundary=boundary)

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'"
                            % (type(member).__qualname__, cls.__class__.__qualname__))
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get("_member_map_", ()):
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, attr))
        super().__delattr__(attr)

    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__",
                 "__iter__", "__len__", "__members__", "__module__", "__name__", "__qualname__"}
        names.update(cls._member_names_)
        if cls._new_member_ is not object.__new__:
            names.add("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add("__init_subclass__")
        if cls._member_type_ is object:
            return sorted(names)
        return sorted(set(dir(cls._member_type_)) | names)

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @_builtin_property
    def __members__(cls):
        """Names and members, aliases included; it cannot be changed."""
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return "<flag %r>" % cls.__name__
        return "<enum %r>" % cls.__name__

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError("cannot reassign member %r" % (name,))
        super().__setattr__(name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        body = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            values, last = [], []
            for count, name in enumerate(names):
                value = body._generate_next_value(name, start, count, last[:])
                last.append(value)
                values.append((name, value))
            names = values
        if names is None:
            names = ()
        for item in names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            body[name] = value
        if module is None:
            try:
                module = sys._getframe(2).f_globals["__name__"]
            except (AttributeError, ValueError, KeyError):
                pass
        if module is None:
            _make_class_unpicklable(body)
        else:
            body["__module__"] = module
        if qualname is not None:
            body["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, body, boundary=boundary)


EnumMeta = EnumType


def _make_class_unpicklable(body):
    """Refuses to pickle the members of a class, or of a class that is to have this body."""
    def refuse(self, proto):
        raise TypeError("%r cannot be pickled" % self)
    if isinstance(body, dict):
        body["__reduce_ex__"] = refuse
        body["__module__"] = "<unknown>"
    else:
        body.__reduce_ex__ = refuse
        body.__module__ = "<unknown>"


def _reduce_ex_by_global_name(self, proto):
    return self.name


class Enum(metaclass=EnumType):
    """Base of all enumerations."""

    def __new__(cls, value):
        # Members exist already: this is the lookup by value.
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for member in cls._member_map_.values():
                if member._value_ == value:
                    return member
        return _missing(cls, value)

    def __init__(self, *args, **kwds):
        pass

    def _generate_next_value_(name, start, count, last_values):
        """The value of auto(): one more than the highest so far."""
        if not last_values:
            return start
        try:
            last = last_values[-1]
            last_values.sort()
            if last == last_values[-1]:
                return last + 1
            return last_values[-1] + 1
        except TypeError:
            for value in reversed(last_values):
                try:
                    return value + 1
                except TypeError:
                    pass
            return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        text = self.__class__._value_repr_ or repr
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, text(self._value_))

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __dir__(self):
        names = set()
        for cls in self.__class__.__mro__:
            if cls is object or cls is Enum:
                continue
            for name, value in cls.__dict__.items():
                if name[0] != "_":
                    if isinstance(value, property) and value.fget is None:
                        continue
                    names.add(name)
        names.update(getattr(self, "__dict__", ()))
        hidden = {name for name in names if name[0] == "_"}
        return sorted((names - hidden)
                      | {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return getattr, (self.__class__, self._name_)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


def _missing(cls, value):
    """What _missing_ makes of an unknown value."""
    failure = None
    try:
        result = cls._missing_(value)
    except Exception as e:
        failure = e
        result = None
    try:
        if isinstance(result, cls):
            return result
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(
                result, int):
            return result
        unknown = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        if result is None and failure is None:
            raise unknown
        if failure is None:
            failure = TypeError("error in %s._missing_: returned %r instead of None or a valid "
                                "member" % (cls.__name__, result))
        if not isinstance(failure, ValueError):
            failure.__context__ = unknown
        raise failure
    finally:
        failure = unknown = None


class ReprEnum(Enum):
    """Only the repr is Enum's; str and format are those of the data type."""


class IntEnum(int, ReprEnum):
    """An enumeration whose members are ints."""


class StrEnum(str, ReprEnum):
    """An enumeration whose members are strings."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError("too many arguments for str(): %r" % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError("%r is not a string" % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError("encoding must be a string, not %r" % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError("errors must be a string, not %r" % (values[2],))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What happens to values with bits that no member has."""
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=CONFORM):
    """An enumeration whose members can be combined."""
    _numeric_repr_ = repr

    def __reduce_ex__(self, proto):
        if self._name_ in self.__class__._member_map_:
            return getattr, (self.__class__, self._name_)
        return self.__class__, (self._value_,)

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except Exception:
            raise TypeError("invalid flag value %r" % last) from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """Makes a member for a combination of bits."""
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        mask, every = cls._flag_mask_, cls._all_bits_
        negative = None
        if not ~every <= value <= every or value & (every ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError("%r invalid value %r\n    given %s\n  allowed %s"
                                 % (cls, value, bin(value, width), bin(mask, width)))
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value = max(every + 1, 2 ** value.bit_length()) + value
        if value < 0:
            negative = value
            value = every + 1 + value
        unknown = value & ~mask
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError("%s(%r) --> unknown values %r [%s]"
                             % (cls.__name__, value, unknown, bin(unknown)))
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        names = [m._name_ for m in cls._iter_member_(value & cls._singles_mask_)]
        if unknown and (names or value & cls._flag_mask_):
            names.append(cls._numeric_repr_(unknown))
        made._name_ = "|".join(names) or None
        made = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = made
        return made

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r"
                            % (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls = self.__class__
        value = (cls._value_repr_ or repr)(self._value_)
        if self._name_ is None:
            return "<%s: %s>" % (cls.__name__, value)
        return "<%s.%s: %s>" % (cls.__name__, self._name_, value)

    def __str__(self):
        if self._name_ is None:
            return "%s(%r)" % (self.__class__.__name__, self._value_)
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def __or__(self, other):
        other = self._get_value(other)
        if other is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ | other)

    def __and__(self, other):
        other = self._get_value(other)
        if other is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ & other)

    def __xor__(self, other):
        other = self._get_value(other)
        if other is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ ^ other)

    def __invert__(self):
        if self._inverted_ is None:
            if self._boundary_ is KEEP:
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """A Flag whose members are ints."""


def _aliases(enumeration):
    return [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]


def unique(enumeration):
    """Decorator: refuses two names for one value."""
    found = _aliases(enumeration)
    if found:
        details = ", ".join(["%s -> %s" % pair for pair in found])
        raise ValueError("duplicate values found in %r: %s" % (enumeration, details))
    return enumeration


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Decorator: an enumeration from the body of a plain class."""
    def convert(cls):
        body = EnumType.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__", "__doc__") or (
                    name == "__doc__" and value is not None):
                body[name] = value
        return type(etype)(cls.__name__, (etype,), body, boundary=boundary)
    return convert


class EnumCheck(StrEnum):
    """What verify can look at."""
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Decorator: checks an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                found = _aliases(enumeration)
                if found:
                    raise ValueError("aliases found in %r: %s" % (
                        enumeration, ", ".join(["%s -> %s" % pair for pair in found])))
            elif check is CONTINUOUS:
                self._continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._named(enumeration)
        return enumeration

    @staticmethod
    def _continuous(enumeration):
        values = {e.value for e in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if issubclass(enumeration, Flag):
            kind = "flag"
            wanted = [2 ** i for i in range(low.bit_length(), high.bit_length())]
        elif issubclass(enumeration, Enum):
            kind = "enum"
            wanted = range(low + 1, high)
        missing = [i for i in wanted if i not in values]
        if missing:
            raise ValueError(("invalid %s %r: missing values %s" % (
                kind, enumeration.__name__, ", ".join([str(m) for m in missing])))[:256])

    @staticmethod
    def _named(enumeration):
        values = [e._value_ for e in enumeration]
        names, total = [], 0
        for name, alias in enumeration._member_map_.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            missed = [v for v in _iter_bits_lsb(alias.value) if v not in values]
            if missed:
                names.append(name)
                for bit in missed:
                    total |= bit
        if not names:
            return
        if len(names) == 1:
            alias = "alias %s is missing" % names[0]
        else:
            alias = "aliases %s and %s are missing" % (", ".join(names[:-1]), names[-1])
        value = ("value 0x%x" if _is_single_bit(total) else "combined values of 0x%x") % total
        raise ValueError("invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]"
                         % (enumeration.__name__, alias, value))


def global_enum_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    return "%s.%s" % (module, self._name_)


def global_flag_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return "%s.%s(%r)" % (module, self.__class__.__name__, self._value_)
    if _is_single_bit(self._value_):
        return "%s.%s" % (module, self._name_)
    return "|".join([n if n[0].isdigit() else "%s.%s" % (module, n)
                     for n in self._name_.split("|")])


def global_str(self):
    if self._name_ is None:
        return "%s(%r)" % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """Decorator: members become names of the module and are shown as such."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
