"""What the test files import from test.support, written for Switchyard. What needs a process, a file
or the inside of CPython skips the test that asks for it."""
import contextlib
import functools
import gc
import io
import sys
import unittest

verbose = False
use_resources = None
failfast = False
max_memuse = 0
real_max_memuse = 0
MISSING_C_DOCSTRINGS = True
HAVE_DOCSTRINGS = False
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
LOOPBACK_TIMEOUT = 5.0
INTERNET_TIMEOUT = 60.0
MAX_Py_ssize_t = sys.maxsize
PIPE_MAX_SIZE = 4 * 1024 * 1024 + 1
_1M = 1024 * 1024
_1G = 1024 * _1M
_2G = 2 * _1G
_4G = 4 * _1G
is_jython = False
is_android = False
is_emscripten = False
is_wasi = False
is_apple = False
has_fork_support = False
has_subprocess_support = False
has_socket_support = False
check_sanitizer_result = False
TEST_HOME_DIR = TEST_DATA_DIR = ""


class Error(Exception):
    """Base of what goes wrong here."""


class TestFailed(Error):
    pass


class TestFailedWithDetails(TestFailed):
    pass


class TestDidNotRun(Error):
    pass


class ResourceDenied(unittest.SkipTest):
    pass


# --- Skipping ---

def check_impl_detail(**guards):
    """True if the guards mean this implementation; without guards only CPython."""
    if not guards:
        return False
    default = not next(iter(guards.values()))
    return guards.get(sys.implementation.name, default)


def impl_detail(msg=None, **guards):
    if check_impl_detail(**guards):
        return _identity
    return unittest.skip(msg or "implementation detail of CPython")


def _identity(test):
    return test


def cpython_only(test):
    return unittest.skip("implementation detail of CPython")(test)


def _skip(reason):
    return unittest.skip(reason)


refcount_test = _skip("implementation detail of CPython: reference counts")
no_tracing = _identity
requires_IEEE_754 = _identity
requires_docstrings = _skip("docstrings of builtins")
requires_legacy_unicode_capi = _skip("implementation detail of CPython: C API")
requires_zlib = requires_gzip = requires_bz2 = requires_lzma = (
    lambda reason="no compression": _skip(reason))
bigaddrspacetest = _skip("needs a big address space")
skip_if_pgo_task = _identity
anticipate_failure = lambda condition: unittest.expectedFailure if condition else _identity


def requires_fork():
    return _skip("no processes")


def requires_subprocess():
    return _skip("no processes")


def requires_working_socket(*, module=False):
    return _skip("no sockets")


def requires_mac_ver(*version):
    return _identity


def requires_venv_with_pip():
    return _skip("no virtual environments")


def skip_if_sanitizer(reason=None, **kinds):
    return _identity


def skip_if_buildbot(reason=None):
    return _identity


def skip_if_broken_multiprocessing_synchronize():
    raise unittest.SkipTest("no processes")


def bigmemtest(size, memuse, dry_run=True):
    return _skip("needs much memory")


def is_resource_enabled(resource):
    return False


def requires(resource, msg=None):
    raise ResourceDenied(msg or f"Use of the {resource!r} resource not enabled")


def requires_resource(resource):
    return _skip(f"resource {resource!r} is not enabled")


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f"object {obj!r} has no attribute {name!r}") from None


def findfile(filename, subdir=None):
    raise unittest.SkipTest("no files")


def run_in_subinterp(code):
    raise unittest.SkipTest("implementation detail of CPython: subinterpreters")


def wait_process(pid, *, exitcode, timeout=None):
    raise unittest.SkipTest("no processes")


def reap_children():
    pass


def calcobjsize(fmt):
    raise unittest.SkipTest("implementation detail of CPython: sizes of objects")


calcvobjsize = calcobjsize


def check_sizeof(test, obj, size):
    raise unittest.SkipTest("implementation detail of CPython: sizes of objects")


# --- Checks ---

def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as cm:
        compile(statement, "<test string>", "exec")
    error = cm.exception
    testcase.assertIsNotNone(error.lineno)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    testcase.assertIsNotNone(error.offset)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


def check_free_after_iterating(test, iterate, cls, args=()):
    raise unittest.SkipTest("implementation detail of CPython: freed at once when unreachable")


def check_disallow_instantiation(testcase, tp, *args, **kwargs):
    name = f"{tp.__module__}.{tp.__qualname__}" if tp.__module__ != "builtins" else tp.__qualname__
    with testcase.assertRaisesRegex(TypeError, f"cannot create '{name}' instances"):
        tp(*args, **kwargs)


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    names = (name_of_module,) if isinstance(name_of_module, str) else (
        name_of_module or (module.__name__,))
    expected = set(extra)
    for name in dir(module):
        if name.startswith("_") or name in not_exported:
            continue
        obj = getattr(module, name)
        if (getattr(obj, "__module__", None) in names
                or (not hasattr(obj, "__module__") and not isinstance(obj, type(sys)))):
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def detect_api_mismatch(ref_api, other_api, *, ignore=()):
    missing = set(dir(ref_api)) - set(dir(other_api)) - set(ignore)
    return {name for name in missing if not name.startswith("_") or name.endswith("__")}


def collision_stats(nbins, nballs):
    raise unittest.SkipTest("implementation detail of CPython: hash values")


NHASHBITS = sys.hash_info.width if hasattr(sys, "hash_info") else 64


def sortdict(mapping):
    return "{" + ", ".join(f"{key!r}: {mapping[key]!r}" for key in sorted(mapping)) + "}"


# --- Surroundings ---

def gc_collect():
    for _ in range(3):
        gc.collect()


@contextlib.contextmanager
def disable_gc():
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextlib.contextmanager
def captured_output(stream_name):
    saved = getattr(sys, stream_name)
    setattr(sys, stream_name, io.StringIO())
    try:
        yield getattr(sys, stream_name)
    finally:
        setattr(sys, stream_name, saved)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


def captured_stdin():
    return captured_output("stdin")


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    if hasattr(obj, attr):
        saved = getattr(obj, attr)
        setattr(obj, attr, new_val)
        try:
            yield saved
        finally:
            setattr(obj, attr, saved)
    else:
        setattr(obj, attr, new_val)
        try:
            yield
        finally:
            if hasattr(obj, attr):
                delattr(obj, attr)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    if item in obj:
        saved = obj[item]
        obj[item] = new_val
        try:
            yield saved
        finally:
            obj[item] = saved
    else:
        obj[item] = new_val
        try:
            yield
        finally:
            obj.pop(item, None)


@contextlib.contextmanager
def infinite_recursion(max_depth=75):
    saved = sys.getrecursionlimit()
    sys.setrecursionlimit(min(max_depth + 100, saved))
    try:
        yield
    finally:
        sys.setrecursionlimit(saved)


@contextlib.contextmanager
def set_recursion_limit(limit):
    saved = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    try:
        yield
    finally:
        sys.setrecursionlimit(saved)


def setswitchinterval(interval):
    sys.setswitchinterval(interval)


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    saved = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(max_digits)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(saved)


def run_with_locale(catstr, *locales):
    return _skip("no locales")


def run_with_tz(tz):
    return _skip("no time zones of the system")


def maybe_get_event_loop_policy():
    return None


def optim_args_from_interpreter_flags():
    return []


class SuppressCrashReport:
    def __enter__(self):
        return self

    def __exit__(self, *info):
        pass


class catch_unraisable_exception:
    """Keeps what is given to sys.unraisablehook."""

    def __init__(self):
        self.unraisable = None

    def __enter__(self):
        if not hasattr(sys, "unraisablehook"):
            raise unittest.SkipTest("no sys.unraisablehook")
        self._saved = sys.unraisablehook
        sys.unraisablehook = self._hook
        return self

    def _hook(self, unraisable):
        self.unraisable = unraisable

    def __exit__(self, *info):
        sys.unraisablehook = self._saved
        del self.unraisable


# --- Values ---

@functools.total_ordering
class _Largest:
    def __eq__(self, other):
        return isinstance(other, _Largest)

    def __lt__(self, other):
        return False


@functools.total_ordering
class _Smallest:
    def __eq__(self, other):
        return isinstance(other, _Smallest)

    def __gt__(self, other):
        return False


class _AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NeverEqual:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


LARGEST, SMALLEST = _Largest(), _Smallest()
ALWAYS_EQ, NEVER_EQ = _AlwaysEqual(), _NeverEqual()


# --- Running ---

def run_unittest(*classes):
    suite = unittest.TestSuite()
    for cls in classes:
        if isinstance(cls, str):
            suite.addTest(unittest.defaultTestLoader.loadTestsFromModule(sys.modules[cls]))
        elif isinstance(cls, (unittest.TestSuite, unittest.TestCase)):
            suite.addTest(cls)
        else:
            suite.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(cls))
    result = unittest.TextTestRunner().run(suite)
    if not result.wasSuccessful():
        raise TestFailed(f"{len(result.errors)} errors, {len(result.failures)} failures")


def run_doctest(module, verbosity=None, optionflags=0):
    import doctest
    failed, attempted = doctest.testmod(module, optionflags=optionflags)
    if failed:
        raise TestFailed(f"{failed} of {attempted} doctests failed")
    return failed, attempted


def print_warning(msg):
    print(msg, file=sys.__stderr__)


def flush_std_streams():
    pass
