"""Imports by name."""
import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def import_module(name, package=None):
    """Imports a module; a name with leading dots is relative to package."""
    level = len(name) - len(name.lstrip("."))
    if level:
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative import for "
                            f"{name!r}")
        name = _resolve(name[level:], package, level)
    __import__(name)
    return sys.modules[name]


def _resolve(name, package, level):
    bits = package.rsplit(".", level - 1)
    if len(bits) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{bits[0]}.{name}" if name else bits[0]


_reloading = {}


def reload(module):
    """Runs the module's source again in its namespace."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    if name in _reloading:
        return _reloading[name]
    _reloading[name] = module
    try:
        import _imp
        found = _imp.load(name)
        if found is None:
            raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
        if found[3] is not None:
            exec(found[3], module.__dict__)
        return sys.modules[name]
    finally:
        del _reloading[name]


def invalidate_caches():
    pass


def find_loader(name, path=None):
    from .util import find_spec
    spec = find_spec(name)
    return spec and spec.loader
