"""Between a program and its host (JavaScript): the host's functions, and what the host asks for.

A function of the host is called like any other. If it answers later, the tasklet that called it
waits and the others run; killing the tasklet aborts the call. What it throws is raised here: as
the exception of builtins that the host names, or as HostError.
"""
import _host
import stackless

__all__ = ["HostError", "BudgetExceeded"]

SLICE = 10000  # instructions between two looks at who has a budget


class HostError(Exception):
    """An error thrown by the host: its message; `name` and `stack` as the host has them."""

    name = "Error"
    stack = ""


class BudgetExceeded(RuntimeError):
    """A call of the host has used up the instructions it was given."""


_waiting = {}   # promise -> the channel its caller waits on
_requests = {}  # request -> the tasklet that works on it
_budgets = {}   # tasklet -> instructions left
_wake = stackless.channel()
_wake.preference = 1  # messages are worked on in their order: who wakes main goes on
_keep = False   # after the program the host is served
_closing = False


# --- Calls of the host's functions ---

def _error(type_name, name, message, stack):
    import builtins
    kind = getattr(builtins, type_name, None) if type_name else None
    if isinstance(kind, type) and issubclass(kind, BaseException):
        return kind(message)
    error = HostError(message)
    error.name = name
    error.stack = stack
    return error


def _call(reference, args, kwargs):
    kind, value = _host.call("call", reference, args, kwargs)
    if kind == "value":
        return value
    if kind == "error":
        raise _error(*value)
    channel = _waiting[value] = stackless.channel()
    try:
        return channel.receive()
    finally:
        if _waiting.pop(value, None) is not None:
            _host.call("abort", value)


def _answer(promise, ok, value):
    channel = _waiting.pop(promise, None)
    if channel is None or channel.balance >= 0:
        return
    if ok:
        channel.send(value)
    else:
        channel.send_throw(_error(*value))


# --- What the host asks for ---

def describe(error):
    """What the host has to know of an exception."""
    import traceback
    _host.strip(error, dispatch.__code__.co_filename)
    try:
        message = str(error)
    except Exception:
        message = ""
    return [type(error).__name__, message, "".join(traceback.format_exception(error)),
            _host.frames(error), [str(note) for note in getattr(error, "__notes__", ())]]


def _find(path):
    """The object that a dotted path names: from the program's globals, a module or builtins."""
    import sys
    import builtins
    first, *rest = path.split(".")
    space = sys.modules["__main__"].__dict__
    if first in space:
        found = space[first]
    elif hasattr(builtins, first):
        found = getattr(builtins, first)
    elif rest:
        return _find_in_module(path)
    else:
        raise NameError(f"name {first!r} is not defined")
    for name in rest:
        found = getattr(found, name)
    return found


def _find_in_module(path):
    names = path.split(".")
    for end in range(len(names) - 1, 0, -1):
        try:
            found = _import(".".join(names[:end]))
        except ModuleNotFoundError as error:
            if end == 1 or not ".".join(names[:end]).startswith(error.name or ""):
                raise
            continue
        for name in names[end:]:
            found = getattr(found, name)
        return found


def _import(name):
    import sys
    __import__(name)
    return sys.modules[name]


def _namespace(name):
    """A module for the host: what it has under its public names, functions by themselves."""
    module = _import(name)
    names = getattr(module, "__all__", None)
    if names is None:
        names = [name for name in vars(module) if not name.startswith("_")]
    values = {}
    functions = []
    for name in names:
        value = getattr(module, name)
        if callable(value):
            functions.append(name)
        elif type(value) is not type(module):
            values[name] = value
    return [module, functions, values]


def _run_call(target, args, kwargs, ticks):
    if type(target) is str:
        target = _find(target)
    if not ticks:
        return target(*args, **kwargs)
    if not _keep:
        raise RuntimeError("only a runtime that is kept open has budgets for calls")
    task = stackless.current
    _budgets[task] = ticks
    try:
        stackless.main.insert()
        stackless.schedule()  # main now watches
        return target(*args, **kwargs)
    finally:
        _budgets.pop(task, None)


def _globals():
    import sys
    return sys.modules["__main__"].__dict__


def _exec(source, filename):
    exec(compile(source, filename, "exec"), _globals())


def _set(name, value):
    _globals()[name] = value


def _set_keep():
    global _keep
    _keep = True
    _host.listen(True)


def _close():
    global _closing
    _closing = True


def _module(name, members):
    import sys
    import types
    module = types.ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module


def _use_files():
    import builtins
    import io
    import _fileio
    builtins.open = io.open = _fileio.open


def _next(channel):
    try:
        return [True, channel.__next__()]
    except StopIteration:
        return [False, None]


def _close_channel(channel):
    for _ in range(-channel.balance):
        channel.send_exception(StopIteration)  # who waits already learns of the end, too
    channel.close()


def _cancel(number):
    task = _requests.get(number)
    if task is not None:
        task.kill(pending=True)


def _throw(channel, type_name, message):
    channel.send_throw(_error(type_name, "Error", message, ""))


def _task(function, args):
    return stackless.tasklet(function)(*args)


_operations = {
    "answer": _answer,
    "attributes": dir,
    "call": _run_call,
    "cancel": _cancel,
    "channel": lambda preference: _channel(preference),
    "close": _close,
    "closechannel": _close_channel,
    "drop": _host.drop,
    "eval": lambda source: eval(source, _globals()),
    "exec": _exec,
    "files": _use_files,
    "get": _find,
    "getattr": getattr,
    "import": _namespace,
    "keep": _set_keep,
    "kill": lambda task: task.kill(pending=True),
    "listen": _host.listen,
    "module": _module,
    "next": _next,
    "receive": lambda channel: channel.receive(),
    "repr": repr,
    "send": lambda channel, value: channel.send(value),
    "set": _set,
    "setattr": setattr,
    "str": str,
    "tasklet": _task,
    "throw": _throw,
}


def _channel(preference):
    channel = stackless.channel()
    channel.preference = preference
    return channel


def dispatch(operation, number, *args):
    """Does what a message asks for, in a tasklet of its own, and replies if it has a number."""
    if _wake.balance < 0:
        _wake.send(None)  # main watches again, if it is to
    if number == 0:
        _operations[operation](*args)
        return
    _requests[number] = stackless.current
    try:
        result = _operations[operation](*args)
        _host.call("reply", number, True, result)
    except BaseException as error:
        _host.call("reply", number, False, describe(error))
    finally:
        del _requests[number]


# --- The main tasklet, once the program is through ---

def _bill(victim):
    left = _budgets.get(victim)
    if left is None:
        victim.insert()
        return
    left -= min(SLICE, left)
    if left > 0:
        _budgets[victim] = left
        victim.insert()
    else:
        del _budgets[victim]
        victim.throw(BudgetExceeded("the call has used up its instructions"), pending=True)


def _serve_once():
    if _budgets:
        victim = stackless.run(min(SLICE, *_budgets.values()))
        if victim is not None:
            _bill(victim)
            return
    else:
        stackless.run()
    if stackless.runcount == 1 and not _closing:
        _wake.receive()


def serve():
    """Lets tasklets and the host's messages run until the host closes, if it is to be so."""
    while _keep and not _closing:
        try:
            _serve_once()
        except SystemExit:
            raise
        except BaseException as error:
            import sys
            import traceback
            traceback.print_exception(error)
            _host.call("uncaught", describe(error))


_host.on_call(_call)
