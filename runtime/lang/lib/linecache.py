"""Lines of source files, as far as their text is known."""
import sys

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

cache = {}


def _code_with(filename):
    """A code object of the file, found through what the modules contain."""
    for module in list(sys.modules.values()):
        names = getattr(module, "__dict__", None)
        if names is None or names.get("__file__") != filename:
            continue
        for value in names.values():
            code = getattr(getattr(value, "__init__", value), "__code__", None)
            code = getattr(value, "__code__", code)
            if code is not None and code.co_filename == filename:
                return code
    return None


def getlines(filename, module_globals=None):
    if filename in cache:
        entry = cache[filename]
        return entry[2] if len(entry) != 1 else []
    code = _code_with(filename)
    if code is None:
        return []
    import _traceback
    lines = []
    while True:
        line = _traceback.source_line(code, len(lines) + 1)
        if not line and _traceback.source_line(code, len(lines) + 2) in (None, ""):
            break
        lines.append(line + "\n")
    return lines


def getline(filename, lineno, module_globals=None):
    if filename in cache:
        lines = getlines(filename)
        return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""
    code = _code_with(filename)
    if code is None:
        return ""
    import _traceback
    line = _traceback.source_line(code, lineno)
    return line + "\n" if line else ""


def clearcache():
    cache.clear()


def checkcache(filename=None):
    pass


def lazycache(filename, module_globals):
    return False
