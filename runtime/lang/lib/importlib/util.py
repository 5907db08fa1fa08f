"""Finding modules without importing them."""
import sys

from .machinery import ModuleSpec, _spec_of


def resolve_name(name, package):
    """The absolute name that leading dots in `package` mean."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    from . import _resolve
    bare = name.lstrip(".")
    return _resolve(bare, package, len(name) - len(bare))


def find_spec(name, package=None):
    """The ModuleSpec of a module, None if there is no such module. Imports its parents."""
    name = resolve_name(name, package)
    if name in sys.modules:
        module = sys.modules[name]
        if module is None:
            return None
        spec = getattr(module, "__spec__", None)
        if spec is None and name == "__main__":
            raise ValueError(f"{name}.__spec__ is None")
        return spec or _spec_of(name)
    parent = name.rpartition(".")[0]
    if parent:
        parent_module = __import__(parent, fromlist=["__path__"])
        try:
            parent_module.__path__
        except AttributeError as error:
            raise ModuleNotFoundError(
                f"__path__ attribute not found on {parent!r} while trying to find {name!r}",
                name=name) from error
    return _spec_of(name)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def module_from_spec(spec):
    """A new module, not yet filled."""
    module = spec.loader.create_module(spec) if spec.loader is not None else None
    if module is None:
        from types import ModuleType
        module = ModuleType(spec.name)
        module.__spec__ = spec
        module.__loader__ = spec.loader
        module.__package__ = spec.parent
        if spec.has_location:
            module.__file__ = spec.origin
        if spec.submodule_search_locations is not None:
            module.__path__ = spec.submodule_search_locations
    return module
