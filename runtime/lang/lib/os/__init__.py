"""What of the operating system makes sense without files and processes: paths as texts and an
environment of the program's own."""
import sys

from . import path
from .path import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

name = "posix"
linesep = "\n"
environ = {}
error = OSError


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


def getpid():
    return 1


def cpu_count():
    return 1


_chance = None


def urandom(size):
    """Bytes from a generator of their own, seeded by chance."""
    global _chance
    if _chance is None:
        from random import Random
        _chance = Random()
    return _chance.randbytes(size)


def fspath(path):
    """The text or bytes that stand for a path."""
    if isinstance(path, (str, bytes)):
        return path
    try:
        result = type(path).__fspath__(path)
    except AttributeError:
        raise TypeError("expected str, bytes or os.PathLike object, not "
                        f"{type(path).__name__}") from None
    if not isinstance(result, (str, bytes)):
        raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, "
                        f"not {type(result).__name__}")
    return result


def fsencode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, bytes) else filename.encode("utf-8", "surrogateescape")


def fsdecode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, str) else filename.decode("utf-8", "surrogateescape")


def strerror(code):
    return f"Error {code}"


def _exit(status):
    sys.exit(status)


def __getattr__(name):
    if name == "PathLike":
        global PathLike
        from ._pathlike import PathLike
        return PathLike
    if name in _refused:
        def refused(*args, **kwargs):
            raise NotImplementedError(f"os.{name}() is not supported: there are no files and "
                                      "processes")
        refused.__name__ = name
        return refused
    raise AttributeError(f"module 'os' has no attribute {name!r}")


_refused = {"access", "chdir", "chmod", "close", "fork", "getcwd", "kill", "listdir", "lstat",
            "makedirs", "mkdir", "open", "pipe", "popen", "read", "remove", "removedirs", "rename",
            "replace", "rmdir", "scandir", "stat", "system", "unlink", "walk", "write"}
