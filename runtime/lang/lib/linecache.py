"""Lines of source files, as far as their text is known."""
import sys

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

cache = {}


def _codes(value):
    """The code objects that a function, a class or a descriptor of one contains."""
    if isinstance(value, type):
        for inner in list(value.__dict__.values()):
            if not isinstance(inner, type):
                yield from _codes(inner)
        return
    for name in ("__func__", "fget", "func", "__wrapped__"):
        value = getattr(value, name, value)
    code = getattr(value, "__code__", None)
    if code is not None:
        yield code


def _code_with(filename):
    """A code object of the file, found through what runs and what the modules contain."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename == filename:
            return frame.f_code
        frame = frame.f_back
    for module in list(sys.modules.values()):
        names = getattr(module, "__dict__", None)
        if names is None or names.get("__file__") != filename:
            continue
        for value in list(names.values()):
            for code in _codes(value):
                if code.co_filename == filename:
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
    text = _traceback.source_text(code) or ""
    if text and not text.endswith("\n"):
        text += "\n"
    return [line + "\n" for line in text.split("\n")[:-1]]


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
