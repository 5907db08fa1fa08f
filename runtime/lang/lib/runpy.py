"""Running modules as programs."""
import sys

import _imp

__all__ = ["run_module", "run_path"]


def _find(name, error):
    """(name, package, found) of the module that running `name` runs."""
    parent = name.rpartition(".")[0]
    if parent:
        try:
            __import__(parent)
        except ImportError as e:
            if e.name is None or (e.name != parent and not parent.startswith(e.name + ".")):
                raise
            raise error(f"Error while finding module specification for {name!r} "
                        f"({type(e).__name__}: {e})") from e
    found = _imp.load(name)
    if found is None:
        raise error(f"No module named {name}")
    kind, filename, folder, code = found
    if folder is not None:
        if name == "__main__" or name.endswith(".__main__"):
            raise error("Cannot use package as __main__ module")
        try:
            return _find(name + ".__main__", error)
        except error as e:
            if name not in sys.modules:
                raise
            raise error(f"{e}; {name!r} is a package and cannot be directly executed") from e
    if code is None:
        raise error(f"No code object available for {name}")
    return name, parent, found


def _fill(names, name, package, filename):
    names.update(__file__=filename, __package__=package, __loader__=None, __cached__=None)
    from importlib.machinery import ModuleSpec
    spec = ModuleSpec(name, None, origin=filename)
    spec.has_location = True
    names["__spec__"] = spec


class _Error(Exception):
    pass


def _main_code(name, names, program="switchyard"):
    """The code of the module that `switchyard -m name` runs; fills __main__'s namespace."""
    try:
        name, package, (kind, filename, folder, code) = _find(name, _Error)
    except _Error as e:
        sys.exit(f"{program}: {e}")
    _fill(names, name, package, filename)
    sys.argv[0] = filename
    return code


def _run(code, names, run_name, filename, alter_sys):
    if not alter_sys:
        exec(code, names)
        return names.copy()
    from types import ModuleType
    module = ModuleType(run_name)
    module.__dict__.update(names)
    missing = object()
    saved, argv0 = sys.modules.get(run_name, missing), sys.argv[0]
    sys.modules[run_name] = module
    sys.argv[0] = filename
    try:
        exec(code, module.__dict__)
        return module.__dict__.copy()
    finally:
        sys.argv[0] = argv0
        if saved is missing:
            del sys.modules[run_name]
        else:
            sys.modules[run_name] = saved


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Runs a module's code in a namespace of its own and returns that."""
    name, package, (kind, filename, folder, code) = _find(mod_name, ImportError)
    names = dict(init_globals or ())
    names["__name__"] = run_name = name if run_name is None else run_name
    names["__doc__"] = None
    _fill(names, name, package, filename)
    return _run(code, names, run_name, filename, alter_sys)


def run_path(path_name, init_globals=None, run_name=None):
    raise NotImplementedError("runpy.run_path() is not supported: there are no files")
