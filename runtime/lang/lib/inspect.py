"""What objects are made of: kinds, members, sources, signatures, frames."""
import sys
import types
from collections import OrderedDict, namedtuple

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE, CO_COROUTINE = 16, 32, 64, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20


# --- Kinds of objects ---

def ismodule(object):
    """Whether the object is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Whether the object is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Whether the object is a bound method written in the language."""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Whether the object is a function written in the language."""
    return isinstance(object, types.FunctionType)


def ismethoddescriptor(object):
    """Whether the object has __get__ but no __set__, and is no method, function or class."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__get__") and not hasattr(tp, "__set__")


def isdatadescriptor(object):
    """Whether the object has __set__ or __delete__."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__set__") or hasattr(tp, "__delete__")


def ismemberdescriptor(object):
    """Whether the object is a slot of a class."""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Whether the object is a computed attribute of a builtin class."""
    return isinstance(object, types.GetSetDescriptorType)


def _flagged(f, flag):
    import functools
    while ismethod(f):
        f = f.__func__
    while isinstance(f, functools.partial):
        f = f.func
    while ismethod(f):
        f = f.__func__
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Whether calling the function makes a generator."""
    return _flagged(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    """Always false: the language has no coroutines."""
    return _flagged(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    """Always false: the language has no asynchronous generators."""
    return _flagged(obj, CO_ASYNC_GENERATOR)


def isgenerator(object):
    """Whether the object is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Always false: the language has no coroutines."""
    return False


isasyncgen = iscoroutine


def isawaitable(object):
    """Whether the object has __await__."""
    from collections.abc import Awaitable
    return isinstance(object, Awaitable)


def istraceback(object):
    """Whether the object is a traceback."""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Whether the object is a frame."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Whether the object is a code object."""
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    """Whether the object is a function written in C."""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Whether the object is a bound special method of a builtin class."""
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Whether the object is any kind of function or method."""
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or ismethoddescriptor(object) or ismethodwrapper(object))


def isabstract(object):
    """Whether the object is a class with abstract methods."""
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


# --- Members ---

def _getmembers(object, predicate, getter):
    names = dir(object)
    mro = ()
    if isclass(object):
        mro = (object,) + getmro(object)
        for base in object.__bases__:
            for k, v in base.__dict__.items():
                if isinstance(v, types.DynamicClassAttribute):
                    names.append(k)
    results, done = [], set()
    for key in names:
        try:
            value = getter(object, key)
            if key in done:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if key in base.__dict__:
                    value = base.__dict__[key]
                    break
            else:
                continue
        if not predicate or predicate(value):
            results.append((key, value))
        done.add(key)
    results.sort(key=lambda pair: pair[0])
    return results


def getmembers(object, predicate=None):
    """(name, value) of all members, sorted by name."""
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """Like getmembers, without running descriptors."""
    return _getmembers(object, predicate, getattr_static)


Attribute = namedtuple("Attribute", "name kind defining_class object")


def classify_class_attrs(cls):
    """Name, kind, defining class and object of each attribute of a class."""
    mro = getmro(cls)
    result = []
    for name in dir(cls):
        home = found = None
        for base in mro:
            if name in base.__dict__:
                home, found = base, base.__dict__[name]
                break
        if home is None:
            for base in type(cls).__mro__:
                if name in base.__dict__:
                    home, found = base, base.__dict__[name]
                    break
        if home is None:
            continue
        if isinstance(found, staticmethod) or isbuiltin(found):
            kind = "static method"
        elif isinstance(found, (classmethod, types.ClassMethodDescriptorType)):
            kind = "class method"
        elif isinstance(found, property):
            kind = "property"
        elif isroutine(found):
            kind = "method"
        else:
            kind = "data"
        result.append(Attribute(name, kind, home, found))
    return result


def getmro(cls):
    """The classes in which attributes are looked for."""
    return cls.__mro__


_sentinel = object()


def getattr_static(obj, attr, default=_sentinel):
    """An attribute as it is stored: no descriptor, __getattr__ or __getattribute__ is run."""
    if isinstance(obj, type):
        own = [base.__dict__ for base in type.__dict__["__mro__"].__get__(obj)]
        mro = type(obj).__mro__
    else:
        mro = type.__dict__["__mro__"].__get__(type(obj))
        own = []
        for base in mro:
            if "__dict__" in base.__dict__ and isinstance(base.__dict__["__dict__"],
                                                          types.GetSetDescriptorType):
                own = [base.__dict__["__dict__"].__get__(obj)]
                break
    of_class = _sentinel
    for base in mro:
        if attr in base.__dict__:
            of_class = base.__dict__[attr]
            break
    of_object = _sentinel
    for namespace in own:
        if attr in namespace:
            of_object = namespace[attr]
            break
    if of_object is not _sentinel and of_class is not _sentinel:
        tp = type(of_class)
        if hasattr(tp, "__get__") and (hasattr(tp, "__set__") or hasattr(tp, "__delete__")):
            return of_class
    for found in (of_object, of_class):
        if found is not _sentinel:
            return found
    if default is _sentinel:
        raise AttributeError(attr)
    return default


def getclasstree(classes, unique=False):
    """Classes in nested lists: after each class the list of those derived from it."""
    children, roots = {}, []
    for c in classes:
        if c.__bases__:
            for parent in c.__bases__:
                if c not in children.setdefault(parent, []):
                    children[parent].append(c)
                if unique and parent in classes:
                    break
        elif c not in roots:
            roots.append(c)
    for parent in children:
        if parent not in classes:
            roots.append(parent)
    return _walktree(roots, children, None)


def _walktree(classes, children, parent):
    results = []
    for c in sorted(classes, key=lambda c: (c.__module__, c.__name__)):
        results.append((c, c.__bases__))
        if c in children:
            results.append(_walktree(children[c], children, c))
    return results


def unwrap(func, *, stop=None):
    """What is inside all wrappers that have __wrapped__."""
    f = func
    seen = {id(f): f}
    limit = sys.getrecursionlimit()
    while isinstance(func, type) is False and hasattr(func, "__wrapped__") and not (
            stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError("wrapper loop when unwrapping {!r}".format(f))
        seen[id(func)] = func
    return func


# --- Documentation and sources ---

def _finddoc(obj):
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object:
                doc = base.__doc__
                if doc is not None:
                    return doc
        return None
    if ismethod(obj):
        name = obj.__func__.__name__
        owner = obj.__self__
        cls = owner if isclass(owner) else owner.__class__
    elif isfunction(obj):
        name = obj.__name__
        cls = sys.modules.get(obj.__module__)
        for part in obj.__qualname__.split(".")[:-1]:
            cls = getattr(cls, part, None)
        if not isclass(cls) or getattr(cls, name, None) is not obj:
            return None
    elif isbuiltin(obj):
        name = obj.__name__
        owner = obj.__self__
        cls = owner if isclass(owner) else owner.__class__
    elif isinstance(obj, property):
        name = obj.fget.__name__
        cls = sys.modules.get(obj.fget.__module__)
        for part in obj.fget.__qualname__.split(".")[:-1]:
            cls = getattr(cls, part, None)
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        name = obj.__name__
        cls = obj.__objclass__
    else:
        return None
    for base in getattr(cls, "__mro__", ()):
        doc = getattr(getattr(base, name, None), "__doc__", None)
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """The documentation of an object, inherited if need be, with even indentation."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _finddoc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """A docstring without its indentation and without empty lines around it."""
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getfile(object):
    """The file that an object was defined in."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError("{!r} is a built-in module".format(object))
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError("{!r} is a built-in class".format(object))
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was "
                    "expected, got {}".format(type(object).__name__))


def getsourcefile(object):
    """The file that an object's source can be read from, or None."""
    import linecache
    filename = getfile(object)
    return filename if linecache.getlines(filename) else None


def getabsfile(object, _filename=None):
    return _filename if _filename is not None else getsourcefile(object) or getfile(object)


def getmodulename(path):
    """The name of the module in a file, or None."""
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def getmodule(object, _filename=None):
    """The module that an object was defined in, or None."""
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    try:
        filename = getfile(object)
    except (TypeError, OSError):
        return None
    for module in list(sys.modules.values()):
        if ismodule(module) and getattr(module, "__file__", None) == filename:
            return module
    return None


def findsource(object):
    """(all lines of the file, index of the first line of the object)"""
    filename = getfile(object)
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        from _traceback import source_text
        lines = [line + "\n" for line in (source_text(object) or "").split("\n")]
    else:
        import linecache
        lines = linecache.getlines(filename)
    if not lines or filename.startswith("<"):
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        return lines, _class_line(object, lines)
    number = object.co_firstlineno - 1
    if number >= len(lines):
        raise OSError("lineno is out of bounds")
    return lines, number


def _class_line(cls, lines):
    """Index of the line of a class statement, found by its qualified name."""
    wanted = [part for part in cls.__qualname__.split(".") if part != "<locals>"]
    stack = []
    found = None
    for i, line in enumerate(lines):
        text = line.lstrip()
        words = text.replace("(", " ").replace(":", " ").split()
        if len(words) < 2 or words[0] not in ("class", "def"):
            continue
        depth = len(line) - len(text)
        while stack and stack[-1][0] >= depth:
            stack.pop()
        stack.append((depth, words[1]))
        if words[0] == "class" and [name for _, name in stack] == wanted:
            found = i
    if found is None:
        raise OSError("could not find class definition")
    while found > 0 and lines[found - 1].lstrip().startswith("@"):
        found -= 1
    return found


def getblock(lines):
    """The lines of the statement that lines begins with."""
    first = lines[0]
    margin = len(first) - len(first.lstrip())
    depth = 0           # of brackets
    quote = None        # the closing of a long string
    started = False     # the line with the colon is over
    end = 0
    for number, line in enumerate(lines):
        text = line.strip()
        if quote is None and depth == 0 and text and started:
            indent = len(line) - len(line.lstrip())
            if indent <= margin and not (text.startswith("#") and indent > margin):
                break
        depth, quote, code = _scan(line, depth, quote)
        if not started and depth == 0 and quote is None:
            if not first.lstrip().startswith("@") or not text.startswith("@"):
                started = True
                if not code.rstrip().endswith(":") and text:
                    end = number + 1
                    break
        if text and not (text.startswith("#") and started and depth == 0 and quote is None
                         and len(line) - len(line.lstrip()) <= margin):
            end = number + 1
    return lines[:end]


def _scan(line, depth, quote):
    """Depth of brackets and open string after a line; and the line without strings, comments."""
    code = []
    i = 0
    while i < len(line):
        c = line[i]
        if quote is not None:
            if c == "\\":
                i += 1
            elif line.startswith(quote, i):
                i += len(quote) - 1
                quote = None
        elif c == "#":
            break
        elif c in "\"'":
            quote = c * 3 if line.startswith(c * 3, i) else c
            i += len(quote) - 1
        else:
            if c in "([{":
                depth += 1
            elif c in ")]}":
                depth = max(0, depth - 1)
            code.append(c)
        i += 1
    if quote is not None and len(quote) == 1:
        quote = None
    return depth, quote, "".join(code)


def getsourcelines(object):
    """(lines of the object's source, number of the first)"""
    object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or (isframe(object) and object.f_code.co_name == "<module>"):
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    """The text of an object's source."""
    return "".join(getsourcelines(object)[0])


def getcomments(object):
    """The comments right before an object's source, or None."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    start = number
    while start > 0 and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return "".join([line.lstrip() for line in lines[start:number]]) or None


def indentsize(line):
    """The width of the indentation of a line."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


# --- Frames ---

Traceback = namedtuple("Traceback", "filename lineno function code_context index")
_FrameInfo = namedtuple("FrameInfo", "frame filename lineno function code_context index")


class FrameInfo(_FrameInfo):
    """What stack() and trace() say of a frame."""
    positions = None


def getframeinfo(frame, context=1):
    """File, line, function and lines around, of a frame or a traceback."""
    if istraceback(frame):
        lineno = frame.tb_lineno
        frame = frame.tb_frame
    else:
        lineno = frame.f_lineno
    if not isframe(frame):
        raise TypeError("{!r} is not a frame or traceback object".format(frame))
    filename = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        try:
            lines, _ = findsource(frame)
        except (OSError, TypeError):
            lines = None
        else:
            start = max(0, min(lineno - 1 - context // 2, len(lines) - context))
            lines = lines[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    """FrameInfo of a frame and all that called it."""
    found = []
    while frame:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """FrameInfo of a traceback's frames, outermost first."""
    found = []
    while tb:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


def stack(context=1):
    """FrameInfo of the caller's frame and of all that called it."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """FrameInfo of the frames between here and where the handled exception was raised."""
    return getinnerframes(sys.exc_info()[2], context)


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = ("GEN_CREATED", "GEN_RUNNING",
                                                       "GEN_SUSPENDED", "GEN_CLOSED")


def getgeneratorstate(generator):
    """GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CREATED if generator.gi_frame is not None else GEN_CLOSED


def getgeneratorlocals(generator):
    """The local variables of a generator."""
    if not isgenerator(generator):
        raise TypeError("{!r} is not a Python generator".format(generator))
    frame = generator.gi_frame
    return frame.f_locals if frame is not None else {}


ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")


def getclosurevars(func):
    """What the names in a function refer to."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError("{!r} is not a Python function".format(func))
    code = func.__code__
    nonlocals = {}
    for name, cell in zip(code.co_freevars, func.__closure__ or ()):
        nonlocals[name] = cell.cell_contents
    scope = func.__globals__
    builtins = scope.get("__builtins__", __builtins__)
    if ismodule(builtins):
        builtins = builtins.__dict__
    globals_found, builtins_found, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in scope:
            globals_found[name] = scope[name]
        elif name in builtins:
            builtins_found[name] = builtins[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, globals_found, builtins_found, unbound)


# --- Signatures ---

class _empty:
    """Stands for what is not there: no default, no annotation."""


_KIND_NAMES = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY",
               "VAR_KEYWORD")


class _ParameterKind(int):
    @property
    def name(self):
        return _KIND_NAMES[self]

    @property
    def description(self):
        return ("positional-only", "positional or keyword", "variadic positional", "keyword-only",
                "variadic keyword")[self]

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_KINDS = tuple([_ParameterKind(i) for i in range(5)])
_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _KINDS


def formatannotation(annotation, base_module=None):
    """An annotation as it stands in the text of a signature."""
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """One parameter of a signature."""
    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind not in range(5):
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        self._kind = kind = _KINDS[kind]
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a {}".format(type(name).__name__))
        if name[:1] == "." and name[1:].isdigit():
            if kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError("implicit arguments must be passed as positional or keyword "
                                 f"arguments, not {kind.description}")
            self._kind = _POSITIONAL_ONLY
            name = "implicit" + name[1:]
        from keyword import iskeyword
        if iskeyword(name) and kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError("{!r} is not a valid parameter name".format(name))
        self._name = name

    def __reduce__(self):
        return (type(self), (self._name, self._kind),
                {"_default": self._default, "_annotation": self._annotation})

    def __setstate__(self, state):
        self._default = state["_default"]
        self._annotation = state["_annotation"]

    name = property(lambda self: self._name)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)
    kind = property(lambda self: self._kind)

    def replace(self, *, name=_sentinel, kind=_sentinel, annotation=_sentinel, default=_sentinel):
        """A changed copy."""
        return type(self)(self._name if name is _sentinel else name,
                          self._kind if kind is _sentinel else kind,
                          default=self._default if default is _sentinel else default,
                          annotation=self._annotation if annotation is _sentinel else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = f"{text}: {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        if self._kind == _VAR_POSITIONAL:
            return "*" + text
        return "**" + text if self._kind == _VAR_KEYWORD else text

    def __repr__(self):
        return '<{} "{}">'.format(type(self).__name__, self)

    def __hash__(self):
        return hash((self._name, int(self._kind), self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind
                and self._default == other._default and self._annotation == other._annotation)


class BoundArguments:
    """The arguments of a call, by the names of parameters."""
    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, param in self._signature.parameters.items():
            if not started:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if param.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Fills in the defaults of parameters without argument."""
        arguments = self.arguments
        new = []
        for name, param in self._signature.parameters.items():
            if name in arguments:
                new.append((name, arguments[name]))
            elif param.default is not _empty:
                new.append((name, param.default))
            elif param.kind is _VAR_POSITIONAL:
                new.append((name, ()))
            elif param.kind is _VAR_KEYWORD:
                new.append((name, {}))
        self.arguments = dict(new)

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state["_signature"]
        self.arguments = state["arguments"]

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __repr__(self):
        args = ", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])
        return f"<{type(self).__name__} ({args})>"


class Signature:
    """The parameters and the result of a callable."""
    __slots__ = ("_return_annotation", "_parameters")

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty,
                 __validate_parameters__=True):
        params = OrderedDict() if parameters is None else OrderedDict(
            [(p.name, p) for p in parameters])
        if parameters is not None and __validate_parameters__:
            parameters = list(parameters)
            params = OrderedDict()
            top, defaults = _POSITIONAL_ONLY, False
            for param in parameters:
                if param.kind < top:
                    raise ValueError("wrong parameter order: {} parameter before {} parameter"
                                     .format(top.description, param.kind.description))
                if param.kind > top:
                    top = param.kind
                if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if param.default is not _empty:
                        defaults = True
                    elif defaults:
                        raise ValueError("non-default argument follows default argument")
                if param.name in params:
                    raise ValueError("duplicate parameter name: {!r}".format(param.name))
                params[param.name] = param
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """The signature of a callable."""
        return _signature_of(obj, cls, follow_wrapped, globals, locals, eval_str)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_sentinel, return_annotation=_sentinel):
        """A changed copy."""
        if parameters is _sentinel:
            parameters = self.parameters.values()
        if return_annotation is _sentinel:
            return_annotation = self._return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    def _hash_basis(self):
        params = tuple([p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY])
        kwo = {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}
        return params, kwo, self.return_annotation

    def __hash__(self):
        params, kwo, result = self._hash_basis()
        return hash((params, frozenset(kwo.values()), result))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._hash_basis() == other._hash_basis()

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        params = list(self.parameters.values())
        i = 0
        values = list(args)
        done = False
        while i < len(params) and not done:
            param = params[i]
            if param.kind == _VAR_POSITIONAL:
                if values:
                    arguments[param.name] = tuple(values)
                    values = []
                i += 1
                break
            if param.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                break
            if not values:
                break
            if param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                raise TypeError("multiple values for argument {!r}".format(param.name)) from None
            arguments[param.name] = values.pop(0)
            i += 1
        if values:
            raise TypeError("too many positional arguments") from None
        rest = None
        for param in params[i:]:
            if param.kind == _VAR_KEYWORD:
                rest = param
            elif param.kind == _VAR_POSITIONAL:
                continue
            elif param.kind == _POSITIONAL_ONLY:
                if param.name in kwargs:
                    raise TypeError("{arg!r} parameter is positional only, but was passed as a "
                                    "keyword".format(arg=param.name))
                if not partial and param.default is _empty:
                    raise TypeError("missing a required argument: {arg!r}".format(arg=param.name))
            elif param.name in kwargs:
                arguments[param.name] = kwargs.pop(param.name)
            elif not partial and param.default is _empty:
                raise TypeError("missing a required argument: {arg!r}".format(arg=param.name))
        if kwargs:
            if rest is None:
                raise TypeError("got an unexpected keyword argument {arg!r}".format(
                    arg=next(iter(kwargs))))
            arguments[rest.name] = kwargs
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        """Matches arguments with parameters; TypeError when a call would fail."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """Like bind, but arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return (type(self), (tuple(self._parameters.values()),),
                {"_return_annotation": self._return_annotation})

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __repr__(self):
        return "<{} {}>".format(type(self).__name__, self)

    def __str__(self):
        result = []
        pos_only = False
        kw_only = True
        for param in self.parameters.values():
            if param.kind == _POSITIONAL_ONLY:
                pos_only = True
            elif pos_only:
                result.append("/")
                pos_only = False
            if param.kind == _VAR_POSITIONAL:
                kw_only = False
            elif param.kind == _KEYWORD_ONLY and kw_only:
                result.append("*")
                kw_only = False
            result.append(str(param))
        if pos_only:
            result.append("/")
        text = "({})".format(", ".join(result))
        if self.return_annotation is not _empty:
            text += " -> {}".format(formatannotation(self.return_annotation))
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The Signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals,
                                   locals=locals, eval_str=eval_str)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """A copy of the annotations of an object."""
    if isinstance(obj, type):
        found = obj.__dict__.get("__annotations__", None)
        scope = getattr(sys.modules.get(obj.__module__), "__dict__", None)
        inner = dict(vars(obj))
    elif isinstance(obj, types.ModuleType):
        found = getattr(obj, "__annotations__", None)
        scope, inner = obj.__dict__, None
    elif callable(obj):
        found = getattr(obj, "__annotations__", None)
        scope, inner = getattr(unwrap(obj), "__globals__", None), None
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not eval_str:
        return dict(found)
    if globals is None:
        globals = scope
    if locals is None:
        locals = inner
    return {k: eval(v, globals, locals) if isinstance(v, str) else v for k, v in found.items()}


def _from_function(cls, func, globals=None, locals=None, eval_str=False):
    code = func.__code__
    names = code.co_varnames
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    count = code.co_argcount
    params = []

    def add(name, kind, default=_empty):
        params.append(Parameter(name, kind, default=default,
                                annotation=annotations.get(name, _empty)))
    for i in range(count):
        kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        k = i - (count - len(defaults))
        add(names[i], kind, defaults[k] if k >= 0 else _empty)
    after = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[after], _VAR_POSITIONAL)
        after += 1
    for name in names[count:count + code.co_kwonlyargcount]:
        add(name, _KEYWORD_ONLY, kwdefaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[after], _VAR_KEYWORD)
    return cls(params, return_annotation=annotations.get("return", _empty),
               __validate_parameters__=False)


def _from_text(cls, obj, text):
    """The signature in the documentation of a builtin."""
    inner = text[1:text.rindex(")")]
    first = inner.split(",")[0].strip()
    bound = False
    if first.startswith("$"):
        inner = inner.replace("$", "", 1)
        owner = getattr(obj, "__self__", None)
        bound = first == "$module" or (owner is not None and not ismodule(owner))
        if first == "$module":
            inner = inner.partition(",")[2].strip()
            inner = inner[1:].lstrip(" ,") if inner.startswith("/") else inner
            bound = False
    namespace = {}
    try:
        exec(f"def f({inner}): pass", {"__builtins__": __builtins__}, namespace)
    except Exception:
        raise ValueError("{!r} builtin has invalid signature".format(obj)) from None
    sig = _from_function(cls, namespace["f"])
    return _without_first(sig) if bound else sig


def _without_first(sig):
    params = list(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if params[0].kind is not _VAR_POSITIONAL:
        params = params[1:]
    return sig.replace(parameters=params)


def _of_partial(sig, partial):
    """The signature of functools.partial(f, ...) where sig is f's."""
    params = OrderedDict(sig.parameters)
    try:
        given = sig.bind_partial(*partial.args, **(partial.keywords or {})).arguments
    except TypeError as error:
        raise ValueError("partial object {!r} has incorrect arguments".format(partial)) from error
    to_keyword = False
    for name, param in sig.parameters.items():
        if name in given:
            if param.kind is _POSITIONAL_ONLY:
                params.pop(name)
                continue
            if param.kind is _POSITIONAL_OR_KEYWORD:
                if name not in (partial.keywords or {}):
                    params.pop(name)
                    continue
                to_keyword = True
                params[name] = param.replace(default=given[name])
            if param.kind is _KEYWORD_ONLY:
                params[name] = param.replace(default=given[name])
        if to_keyword:
            if param.kind is _POSITIONAL_OR_KEYWORD:
                params[name] = params[name].replace(kind=_KEYWORD_ONLY)
                params.move_to_end(name)
            elif param.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                params.move_to_end(name)
            elif param.kind is _VAR_POSITIONAL:
                params.pop(name)
    return sig.replace(parameters=params.values())


def _user_method(cls, name):
    """cls's own special method, written in the language or bound; None for a builtin one."""
    method = getattr(cls, name, None)
    if method is None or isinstance(method, (types.WrapperDescriptorType, types.MethodWrapperType,
                                             types.BuiltinFunctionType,
                                             types.ClassMethodDescriptorType)):
        return None
    return method


def _of_class(obj, cls, get):
    call = _user_method(type(obj), "__call__")
    if call is not None:
        return _without_first(get(call))
    new, init = _user_method(obj, "__new__"), _user_method(obj, "__init__")
    if new is not None and "__new__" in obj.__dict__:
        return _without_first(get(new))
    if init is not None:
        return _without_first(get(init))
    if new is not None:
        return _without_first(get(new))
    for base in obj.__mro__[:-1]:
        text = getattr(base, "__text_signature__", None)
        if text:
            return _from_text(cls, obj, text)
    if type not in obj.__mro__:
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return cls()
        raise ValueError("no signature found for builtin type {!r}".format(obj))
    raise ValueError("no signature found for {!r}".format(obj))


def _signature_of(obj, cls, follow_wrapped, globals, locals, eval_str):
    def get(o):
        return _signature_of(o, cls, follow_wrapped, globals, locals, eval_str)

    if not callable(obj):
        raise TypeError("{!r} is not a callable object".format(obj))
    if isinstance(obj, types.MethodType):
        return _without_first(get(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(
            f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return get(obj)
    sig = getattr(obj, "__signature__", None) if not isclass(obj) else obj.__dict__.get(
        "__signature__")
    if sig is not None:
        if not isinstance(sig, Signature):
            raise TypeError("unexpected object {!r} in __signature__ attribute".format(sig))
        return sig
    partialmethod = getattr(obj, "_partialmethod", None)
    if partialmethod is not None:
        # The object itself comes before the arguments that are given already.
        wrapped = get(partialmethod.func)
        first = next(iter(wrapped.parameters.values()))
        rest = _of_partial(_without_first(wrapped), partialmethod)
        return rest.replace(parameters=[first, *rest.parameters.values()])
    if isfunction(obj):
        return _from_function(cls, obj, globals, locals, eval_str)
    if isbuiltin(obj) or ismethodwrapper(obj) or (ismethoddescriptor(obj) and hasattr(
            obj, "__text_signature__")):
        text = getattr(obj, "__text_signature__", None)
        if not text:
            raise ValueError("no signature found for builtin {!r}".format(obj))
        return _from_text(cls, obj, text)
    import functools
    if isinstance(obj, functools.partial):
        return _of_partial(get(obj.func), obj)
    if isclass(obj):
        return _of_class(obj, cls, get)
    call = _user_method(type(obj), "__call__")
    if call is not None:
        try:
            return _without_first(get(call))
        except ValueError as error:
            raise ValueError("no signature found for {!r}".format(obj)) from error
    raise ValueError("callable {!r} is not supported by signature".format(obj))


# --- Arguments, the older way ---

Arguments = namedtuple("Arguments", "args, varargs, varkw")
FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, "
                                        "kwonlydefaults, annotations")
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")


def getargs(co):
    """Names of the parameters of a code object."""
    if not iscode(co):
        raise TypeError("{!r} is not a code object".format(co))
    names = co.co_varnames
    end = co.co_argcount + co.co_kwonlyargcount
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[end]
        end += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[end]
    return Arguments(list(names[:co.co_argcount + co.co_kwonlyargcount]), varargs, varkw)


def getfullargspec(func):
    """Names, defaults and annotations of the parameters of a function."""
    try:
        sig = _signature_of(func, Signature, False, None, None, False)
        if ismethod(func):
            plain = _signature_of(func.__func__, Signature, False, None, None, False)
            sig = plain.replace(return_annotation=sig.return_annotation)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    args, kwonly, defaults, kwdefaults, annotations = [], [], [], {}, {}
    varargs = varkw = None
    if sig.return_annotation is not _empty:
        annotations["return"] = sig.return_annotation
    for param in sig.parameters.values():
        if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(param.name)
            if param.default is not _empty:
                defaults.append(param.default)
        elif param.kind is _VAR_POSITIONAL:
            varargs = param.name
        elif param.kind is _KEYWORD_ONLY:
            kwonly.append(param.name)
            if param.default is not _empty:
                kwdefaults[param.name] = param.default
        else:
            varkw = param.name
        if param.annotation is not _empty:
            annotations[param.name] = param.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None,
                       annotations)


def getargvalues(frame):
    """Names and values of the arguments of a frame."""
    args, varargs, varkw = getargs(frame.f_code)
    return ArgInfo(args, varargs, varkw, frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str,
                    formatvarargs=lambda name: "*" + name, formatvarkw=lambda name: "**" + name,
                    formatvalue=lambda value: "=" + repr(value)):
    """What getargvalues returns, as text."""
    parts = [formatarg(a) + formatvalue(locals[a]) for a in args]
    if varargs:
        parts.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        parts.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return "(" + ", ".join(parts) + ")"


def getcallargs(func, /, *positional, **named):
    """{parameter: value} of a call."""
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
        func = func.__func__
    try:
        bound = signature(func).bind(*positional, **named)
    except TypeError:
        func(*positional, **named)      # says what is wrong with the call
        raise
    given = bound.arguments
    bound.apply_defaults()
    full = bound.arguments
    variadic = [p.name for p in bound.signature.parameters.values()
                if p.kind in (_VAR_POSITIONAL, _VAR_KEYWORD)]
    keyword = [p.name for p in bound.signature.parameters.values() if p.kind is _KEYWORD_ONLY]
    order = [n for n in given if n not in variadic and n not in keyword] + variadic
    order += [n for n in keyword if n in given]
    order += [n for n in full if n not in order and n not in keyword] + keyword
    return {n: full[n] for n in order}


__all__ = [name for name in list(globals()) if name[0] != "_" and name not in (
    "sys", "types", "OrderedDict", "namedtuple")]
