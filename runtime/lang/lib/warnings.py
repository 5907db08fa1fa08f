"""Warnings: told once, ignored or raised, as the filters say."""
import sys

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings",
           "simplefilter", "resetwarnings", "catch_warnings"]

_ACTIONS = ("error", "ignore", "always", "default", "module", "once")

# Rows: action, pattern of the message, category, pattern of the module, line (0: any).
filters = [("default", None, DeprecationWarning, "__main__", 0),
           ("ignore", None, DeprecationWarning, None, 0),
           ("ignore", None, PendingDeprecationWarning, None, 0),
           ("ignore", None, ImportWarning, None, 0),
           ("ignore", None, ResourceWarning, None, 0)]
defaultaction = "default"
_defaultaction = defaultaction
onceregistry = {}
_onceregistry = onceregistry
_version = 1


class WarningMessage:
    """One warning, as showwarning and catch_warnings(record=True) get it."""
    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None
        self._text = None

    def __str__(self):
        return ("{message : %r, category : %r, filename : %r, lineno : %s, line : %r}"
                % (self.message, self._category_name, self.filename, self.lineno, self.line))


def _source_line(filename, lineno):
    import linecache
    return linecache.getline(filename, lineno)


def _formatwarnmsg(msg):
    text = f"{msg.filename}:{msg.lineno}: {msg.category.__name__}: {msg.message}\n"
    line = msg.line if msg.line is not None else msg._text
    if line is None:
        line = _source_line(msg.filename, msg.lineno)
    line = line and line.strip()
    return f"{text}  {line}\n" if line else text


def formatwarning(message, category, filename, lineno, line=None):
    return _formatwarnmsg(WarningMessage(message, category, filename, lineno, None, line))


def _write(msg):
    file = msg.file if msg.file is not None else sys.stderr
    if file is not None:
        try:
            file.write(_formatwarnmsg(msg) if formatwarning is _formatwarning_orig else
                       formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line))
        except OSError:
            pass


def showwarning(message, category, filename, lineno, file=None, line=None):
    _write(WarningMessage(message, category, filename, lineno, file, line))


_formatwarning_orig = formatwarning
_showwarning_orig = showwarning


def _showwarnmsg(msg):
    if showwarning is _showwarning_orig:
        _write(msg)
    elif not callable(showwarning):
        raise TypeError("warnings.showwarning() must be set to a function or method")
    else:
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


# --- Filters ---

def _filters_mutated():
    global _version
    _version += 1


def _add_filter(*row, append=False):
    if append:
        if row not in filters:
            filters.append(row)
    else:
        if row in filters:
            filters.remove(row)
        filters.insert(0, row)
    _filters_mutated()


def _check_action(action):
    assert action in _ACTIONS, f"invalid action: {action!r}"


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Adds a filter; message and module are regular expressions that must match at the start."""
    _check_action(action)
    assert isinstance(message, str), "message must be a string"
    assert isinstance(category, type), "category must be a class"
    assert issubclass(category, Warning), "category must be a Warning subclass"
    assert isinstance(module, str), "module must be a string"
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    if message or module:
        import re
        message = re.compile(message, re.I) if message else None
        module = re.compile(module) if module else None
    else:
        message = module = None
    _add_filter(action, message, category, module, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a filter for a category."""
    _check_action(action)
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    _add_filter(action, None, category, None, lineno, append=append)


def resetwarnings():
    filters[:] = []
    _filters_mutated()


def _fits(pattern, text):
    if pattern is None:
        return True
    if isinstance(pattern, str):
        return pattern == text
    return pattern.match(text) is not None


def _action_for(text, category, module, lineno):
    for row in filters:
        action, message, wanted, where, line = row
        if (issubclass(category, wanted) and line in (0, lineno) and _fits(message, text)
                and _fits(where, module)):
            return action
    return defaultaction


# --- Warning ---

def _check_category(message, category):
    if isinstance(message, Warning):
        return message.__class__
    if category is None:
        return UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not "
                        f"'{type(category).__name__}'")
    return category


def warn(message, category=None, stacklevel=1, source=None):
    """Warns about the caller, or with a stacklevel above 1 about its caller and so on."""
    category = _check_category(message, category)
    text = None
    try:
        frame = sys._getframe(max(stacklevel, 1))
    except ValueError:
        names, filename, lineno = sys.__dict__, "sys", 1
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
        import _traceback
        text = _traceback.source_line(frame.f_code, lineno)
    module = names.get("__name__", "<string>")
    registry = names.setdefault("__warningregistry__", {})
    _warn(message, category, filename, lineno, module, registry, source, text)


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    """Warns about a given place."""
    lineno = int(lineno)
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    _warn(message, category, filename, lineno, module, {} if registry is None else registry,
          source, None)


def _warn(message, category, filename, lineno, module, registry, source, source_text):
    if registry.get("version", 0) != _version:
        registry.clear()
        registry["version"] = _version
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = text, category, lineno
    if registry.get(key):
        return
    action = _action_for(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        registry[key] = 1
        once = text, category
        if onceregistry.get(once):
            return
        onceregistry[once] = 1
    elif action == "module":
        registry[key] = 1
        everywhere = text, category, 0
        if registry.get(everywhere):
            return
        registry[everywhere] = 1
    elif action == "default":
        registry[key] = 1
    elif action != "always":
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n "
                           f"{next(row for row in filters if row[0] == action)}")
    shown = WarningMessage(message, category, filename, lineno, source=source)
    shown._text = source_text
    _showwarnmsg(shown)


def _syntax(rows, filename, code):
    """What the compiler has to say of a source."""
    from _traceback import source_line
    for message, lineno, offset, end_lineno, end_offset in rows:
        text = None if filename.startswith("<") else source_line(code, lineno) + "\n"
        try:
            _warn(message, SyntaxWarning, filename, lineno, filename.removesuffix(".py"), {}, None,
                  text)
        except SyntaxWarning:
            raise SyntaxError(message, (filename, lineno, offset, text, end_lineno,
                                        end_offset)) from None


class catch_warnings:
    """Keeps what is changed here to a block; with record=True gives a list of the warnings."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = ["record=True"] if self._record else []
        if self._module is not sys.modules["warnings"]:
            args.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        module = self._module
        self._saved = module.filters, module.showwarning, module._showwarnmsg
        module.filters = module.filters[:]
        module._filters_mutated()
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._record:
            return None
        log = []
        module._showwarnmsg = log.append
        module.showwarning = module._showwarning_orig
        return log

    def __exit__(self, *info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        module.filters, module.showwarning, module._showwarnmsg = self._saved
        module._filters_mutated()
