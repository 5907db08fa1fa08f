"""Abstract base classes."""
from _types import pattern_flags as _pattern_flags
from _weakref import ref as _ref

# Grows with each register(): what was found not to be a subclass may have become one.
_token = 0


def abstractmethod(funcobj):
    """Marks a method that subclasses must define."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def _abstract_names(cls):
    names = {name for name, value in cls.__dict__.items()
             if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    return frozenset(names)


class _Impl:
    """What an abstract class remembers: registered classes, and answers found before."""
    __slots__ = ("registry", "yes", "no", "no_token")

    def __init__(self):
        self.registry = {}
        self.yes = {}
        self.no = {}
        self.no_token = 0


def _remember(table, cls):
    def forget(r):
        table.pop(r, None)
    table[_ref(cls, forget)] = True


class ABCMeta(type):
    """The metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls)
        cls._abc_impl = _Impl()
        if "__abc_tpflags__" in namespace:
            _pattern_flags(cls, cls.__abc_tpflags__)
            del cls.__abc_tpflags__
        return cls

    def register(cls, subclass):
        """Makes subclass count as a subclass, and returns it."""
        global _token
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        _remember(cls._abc_impl.registry, subclass)
        _token += 1
        flags = _pattern_flags(cls)
        if flags:
            _add_flags(subclass, flags)
        return subclass

    def __instancecheck__(cls, instance):
        """Override for isinstance(instance, cls)."""
        subclass = instance.__class__
        if _ref(subclass) in cls._abc_impl.yes:
            return True
        subtype = type(instance)
        if subtype is subclass:
            return cls.__subclasscheck__(subclass)
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(subtype)

    def __subclasscheck__(cls, subclass):
        """Override for issubclass(subclass, cls)."""
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        impl = cls._abc_impl
        key = _ref(subclass)
        if key in impl.yes:
            return True
        if impl.no_token != _token:
            impl.no = {}
            impl.no_token = _token
        elif key in impl.no:
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = _is_subclass(cls, subclass, impl)
        elif answer is not True and answer is not False:
            raise AssertionError("__subclasshook__ must return either False, True, or "
                                 "NotImplemented")
        _remember(impl.yes if answer else impl.no, subclass)
        return answer

    def _dump_registry(cls, file=None):
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Registry: {[r() for r in cls._abc_impl.registry]!r}", file=file)

    def _abc_registry_clear(cls):
        cls._abc_impl.registry.clear()

    def _abc_caches_clear(cls):
        cls._abc_impl.yes.clear()
        cls._abc_impl.no.clear()


def _add_flags(cls, flags):
    if _pattern_flags(cls, flags) == flags:
        for derived in type.__subclasses__(cls):
            _add_flags(derived, flags)


def _is_subclass(cls, subclass, impl):
    if cls in getattr(subclass, "__mro__", ()):
        return True
    for r in list(impl.registry):
        registered = r()
        if registered is not None and issubclass(subclass, registered):
            return True
    for derived in type.__subclasses__(cls) if isinstance(cls, type) else ():
        if issubclass(subclass, derived):
            return True
    return False


class ABC(metaclass=ABCMeta):
    """A base class whose metaclass is ABCMeta."""
    __slots__ = ()


def get_cache_token():
    """A value that changes with every register()."""
    return _token


def update_abstractmethods(cls):
    """Computes again which methods of an abstract class are abstract."""
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls)
    return cls
