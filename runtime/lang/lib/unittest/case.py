"""One test: TestCase and what its methods are decorated with."""
import functools
import sys
import types
import warnings

from . import result
from ._asserts import Asserts
from .util import strclass

__unittest = True


class SkipTest(Exception):
    """Raised by a test that shall be skipped."""


class _ShouldStop(Exception):
    """The first failure of a subtest, when the run stops at the first one."""


# --- Cleanups of modules ---

_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Calls function after tearDownModule."""
    _module_cleanups.append((function, args, kwargs))


def _enter_context(manager, add_cleanup):
    cls = type(manager)
    try:
        enter, leave = cls.__enter__, cls.__exit__
    except AttributeError:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support "
                        "the context manager protocol") from None
    value = enter(manager)
    add_cleanup(leave, manager, None, None, None)
    return value


def enterModuleContext(cm):
    return _enter_context(cm, addModuleCleanup)


def doModuleCleanups():
    """Runs the cleanups, last first, and raises the first exception of them."""
    errors = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as error:
            errors.append(error)
    if errors:
        raise errors[0]


# --- Decorators ---

def skip(reason):
    def decorate(test):
        if not isinstance(test, type):
            @functools.wraps(test)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)
            test = skipped
        test.__unittest_skip__ = True
        test.__unittest_skip_why__ = reason
        return test
    if isinstance(reason, types.FunctionType):
        test, reason = reason, ""
        return decorate(test)
    return decorate


def _unchanged(test):
    return test


def skipIf(condition, reason):
    return skip(reason) if condition else _unchanged


def skipUnless(condition, reason):
    return _unchanged if condition else skip(reason)


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


# --- One run of a test ---

class _Outcome:
    """What has happened so far while the parts of one test ran."""

    def __init__(self, test_result):
        self.expecting_failure = False
        self.result = test_result
        self.subtests = hasattr(test_result, "addSubTest")
        self.success = True
        self.expected_failure = None

    def run(self, test_case, function, *args):
        """Calls function; True if the test can go on."""
        before, self.success = self.success, True
        try:
            function(*args)
        except KeyboardInterrupt:
            raise
        except SkipTest as reason:
            self.success = False
            _add_skip(self.result, test_case, str(reason))
        except _ShouldStop:
            pass
        except BaseException as error:
            self.failed(test_case, error, False)
        good = self.success
        self.success = self.success and before
        return good

    def failed(self, test_case, error, subtest):
        info = type(error), error, error.__traceback__
        if self.expecting_failure:
            self.expected_failure = info
            return
        self.success = False
        if subtest:
            self.result.addSubTest(test_case.test_case, test_case, info)
        else:
            _add_error(self.result, test_case, info)


def _add_skip(test_result, test_case, reason):
    add = getattr(test_result, "addSkip", None)
    if add is None:
        warnings.warn("TestResult has no addSkip method, skips not reported", RuntimeWarning, 2)
        test_result.addSuccess(test_case)
    else:
        add(test_case, reason)


def _add_error(test_result, test, info):
    if test_result is not None and info is not None:
        if issubclass(info[0], test.failureException):
            test_result.addFailure(test, info)
        else:
            test_result.addError(test, info)


class _SubTestBlock:
    """The context of `with self.subTest(...)`."""

    def __init__(self, case, message, params):
        self.case = case
        self.message = message
        self.params = params

    def __enter__(self):
        case = self.case
        outcome = case._outcome
        if outcome is None or not outcome.subtests:
            self.subtest = None
            return
        self.parent = case._subtest
        params = self.params
        if self.parent is not None:
            params = {**self.parent.params, **params}
        self.subtest = case._subtest = _SubTest(case, self.message, params)
        self.before, outcome.success = outcome.success, True

    def __exit__(self, cls, error, tb):
        if self.subtest is None:
            return False
        case, subtest = self.case, self.subtest
        outcome = case._outcome
        case._subtest = self.parent
        test_result = outcome.result
        swallow = True
        if error is None:
            if outcome.success:
                test_result.addSubTest(case, subtest, None)
        elif isinstance(error, KeyboardInterrupt):
            swallow = False
        elif isinstance(error, SkipTest):
            outcome.success = False
            _add_skip(test_result, subtest, str(error))
        elif isinstance(error, _ShouldStop):
            pass
        else:
            outcome.failed(subtest, error, True)
        good = outcome.success
        outcome.success = good and self.before
        if swallow:
            if not good:
                if test_result is not None and getattr(test_result, "failfast", False):
                    raise _ShouldStop
            elif outcome.expected_failure:
                raise _ShouldStop
        return swallow


class TestCase(Asserts):
    """A class of tests: each method whose name begins with "test" is one."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._subtest = None
        self._cleanups = []
        self._type_equality_funcs = {
            dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual",
            set: "assertSetEqual", frozenset: "assertSetEqual", str: "assertMultiLineEqual"}
        method = getattr(self, methodName, None)
        if method is None:
            if methodName != "runTest":
                raise ValueError(f"no such test method in {self.__class__}: {methodName}")
            self._testMethodDoc = "No test"
        else:
            self._testMethodDoc = method.__doc__

    # --- What a test class defines ---

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    # --- Cleanups ---

    def addCleanup(self, function, /, *args, **kwargs):
        """Calls function after tearDown, the last one added first."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        return _enter_context(cm, self.addCleanup)

    def doCleanups(self):
        outcome = self._outcome or _Outcome(None)
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcome.run(self, lambda: self._callCleanup(function, *args, **kwargs))
        return outcome.success

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        return _enter_context(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    # --- About this test ---

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return result.TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return f"{strclass(self.__class__)}.{self._testMethodName}"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        name = self._testMethodName
        return f"{name} ({strclass(self.__class__)}.{name})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} testMethod={self._testMethodName}>"

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def subTest(self, msg=None, **params):
        """A with block that is reported by itself and lets the test go on."""
        return _SubTestBlock(self, _no_message if msg is None else msg, params)

    def skipTest(self, reason):
        raise SkipTest(reason)

    # --- Running ---

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            warnings.warn("It is deprecated to return a value that is not None from a test case "
                          f"({method})", DeprecationWarning, stacklevel=3)

    def _callTearDown(self):
        self.tearDown()

    def run(self, result=None):
        """Runs the test and tells result about it."""
        own = result is None
        if own:
            result = self.defaultTestResult()
            start = getattr(result, "startTestRun", None)
            if start is not None:
                start()
        else:
            own = False
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if (getattr(self.__class__, "__unittest_skip__", False)
                    or getattr(method, "__unittest_skip__", False)):
                reason = (getattr(self.__class__, "__unittest_skip_why__", "")
                          or getattr(method, "__unittest_skip_why__", ""))
                _add_skip(result, self, reason)
                return result
            self._run_parts(method, result)
            return result
        finally:
            result.stopTest(self)
            if own:
                stop = getattr(result, "stopTestRun", None)
                if stop is not None:
                    stop()

    def _run_parts(self, method, test_result):
        expecting = (getattr(self, "__unittest_expecting_failure__", False)
                     or getattr(method, "__unittest_expecting_failure__", False))
        outcome = self._outcome = _Outcome(test_result)
        try:
            if outcome.run(self, self._callSetUp):
                outcome.expecting_failure = expecting
                outcome.run(self, self._callTestMethod, method)
                outcome.expecting_failure = False
                outcome.run(self, self._callTearDown)
            self.doCleanups()
            if outcome.success:
                if not expecting:
                    test_result.addSuccess(self)
                elif outcome.expected_failure:
                    self._add_expected(test_result, outcome.expected_failure)
                else:
                    self._add_unexpected(test_result)
        finally:
            outcome.expected_failure = None
            self._outcome = None

    def _add_expected(self, test_result, info):
        add = getattr(test_result, "addExpectedFailure", None)
        if add is None:
            warnings.warn("TestResult has no addExpectedFailure method, reporting as passes",
                          RuntimeWarning)
            test_result.addSuccess(self)
        else:
            add(self, info)

    def _add_unexpected(self, test_result):
        add = getattr(test_result, "addUnexpectedSuccess", None)
        if add is not None:
            add(self)
            return
        warnings.warn("TestResult has no addUnexpectedSuccess method, reporting as failure",
                      RuntimeWarning)
        try:
            raise self.failureException("test expected to fail") from None
        except self.failureException:
            test_result.addFailure(self, sys.exc_info())

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        """Runs the test without catching anything."""
        method = getattr(self, self._testMethodName)
        if (getattr(self.__class__, "__unittest_skip__", False)
                or getattr(method, "__unittest_skip__", False)):
            raise SkipTest(getattr(self.__class__, "__unittest_skip_why__", "")
                           or getattr(method, "__unittest_skip_why__", ""))
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)


class FunctionTestCase(TestCase):
    """A test made of functions."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc = setUp
        self._tearDownFunc = tearDown
        self._testFunc = testFunc
        self._description = description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def _parts(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self):
        return hash((type(self), *self._parts()))

    def __str__(self):
        return f"{strclass(self.__class__)} ({self._testFunc.__name__})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} tec={self._testFunc}>"

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split("\n")[0].strip() or None


_no_message = object()


class _SubTest(TestCase):
    """Stands for one subTest block in reports."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _description(self):
        parts = []
        if self._message is not _no_message:
            parts.append(f"[{self._message}]")
        if self.params:
            shown = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
            parts.append(f"({shown})")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._description()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._description()}"
