"""What an import found: ModuleSpec, and loaders that only say where a module comes from."""
import _imp

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = []
EXTENSION_SUFFIXES = []


def all_suffixes():
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ModuleSpec:
    """Name, origin and loader of a module."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self.cached = None
        self.has_location = False

    @property
    def parent(self):
        if self.submodule_search_locations is None:
            return self.name.rpartition(".")[0]
        return self.name

    def __repr__(self):
        args = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            args.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            args.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{self.__class__.__name__}({', '.join(args)})"

    def __eq__(self, other):
        try:
            return (self.name, self.loader, self.origin, self.submodule_search_locations) == (
                other.name, other.loader, other.origin, other.submodule_search_locations)
        except AttributeError:
            return NotImplemented


class _Loader:
    def __init__(self, fullname, path=None):
        self.name = fullname
        self.path = path

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.get_code(module.__name__), module.__dict__)

    def get_code(self, fullname):
        found = _imp.load(fullname)
        if found is None:
            raise ImportError(f"No module named {fullname!r}", name=fullname)
        return found[3]

    def get_filename(self, fullname=None):
        return self.path

    def is_package(self, fullname):
        return (_imp.find(fullname) or (None, None, None))[2] is not None


class SourceFileLoader(_Loader):
    """A module written in the language."""


class BuiltinImporter(_Loader):
    """A module written in C."""

    def create_module(self, spec):
        __import__(spec.name)
        import sys
        return sys.modules[spec.name]

    def exec_module(self, module):
        pass


def _spec_of(name):
    """The spec of a module, or None. Its parents are imported already."""
    found = _imp.find(name)
    if found is None:
        return None
    kind, filename, folder, _ = found
    if kind == "builtin":
        return ModuleSpec(name, BuiltinImporter(name), origin="built-in")
    loader = SourceFileLoader(name, filename) if kind == "source" else None
    spec = ModuleSpec(name, loader, origin=filename, is_package=folder is not None)
    if folder is not None:
        spec.submodule_search_locations.append(folder)
    spec.has_location = filename is not None
    return spec
