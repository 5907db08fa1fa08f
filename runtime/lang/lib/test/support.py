"""What test programs import from test.support: running test cases, and a few helpers around them."""
import contextlib
import functools
import gc
import io
import sys
import unittest

verbose = False


class Error(Exception):
    """Base of what goes wrong in a test's surroundings."""


class TestFailed(Error):
    """A test failed."""


class ResourceDenied(unittest.SkipTest):
    """A test wants what is not given to it."""


def run_unittest(*classes):
    """Runs tests (classes, suites, or names of modules) and raises TestFailed unless all pass."""
    suite = unittest.TestSuite()
    for each in classes:
        if isinstance(each, str):
            each = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[each])
        elif isinstance(each, type):
            each = unittest.defaultTestLoader.loadTestsFromTestCase(each)
        suite.addTest(each)
    result = unittest.TextTestRunner(sys.stdout, verbosity=1 + bool(verbose)).run(suite)
    if not result.wasSuccessful():
        raise TestFailed(f"{len(result.errors)} errors, {len(result.failures)} failures")


def gc_collect():
    """Collects what is unreachable, and what its finalisers have let go of."""
    for _ in range(3):
        gc.collect()


@contextlib.contextmanager
def captured_output(name):
    """Replaces a stream of sys by a StringIO."""
    kept = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, kept)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


@contextlib.contextmanager
def swap_attr(owner, name, value):
    """Sets an attribute for a while."""
    missing = object()
    kept = getattr(owner, name, missing)
    setattr(owner, name, value)
    try:
        yield None if kept is missing else kept
    finally:
        if kept is missing:
            delattr(owner, name)
        else:
            setattr(owner, name, kept)


@contextlib.contextmanager
def swap_item(owner, key, value):
    """Sets an item for a while."""
    missing = object()
    kept = owner.get(key, missing)
    owner[key] = value
    try:
        yield None if kept is missing else kept
    finally:
        if kept is missing:
            del owner[key]
        else:
            owner[key] = kept


def cpython_only(test):
    """Skips a test of CPython's inside."""
    return unittest.skip("a detail of CPython")(test)


def impl_detail(message=None, **guards):
    return unittest.skip(message or "a detail of CPython")


def check_impl_detail(**guards):
    return False


def no_tracing(test):
    """The tests are never traced here."""
    return test


def bigmemtest(size, memuse, dry_run=True):
    return unittest.skip("needs much memory")


def requires_resource(resource):
    return unittest.skip(f"resource {resource!r} is not there")


def check_syntax_error(case, statement, errtext="", *, lineno=None, offset=None):
    with case.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, "<test string>", "exec")
    if lineno is not None:
        case.assertEqual(caught.exception.lineno, lineno)
    if offset is not None:
        case.assertEqual(caught.exception.offset, offset)


def reap_threads(test):
    """Threads are virtual: there is nothing to wait for."""

    @functools.wraps(test)
    def wrapper(*args, **kwargs):
        return test(*args, **kwargs)

    return wrapper
