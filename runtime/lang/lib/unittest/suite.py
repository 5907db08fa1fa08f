"""Many tests: their order, and what is set up around classes and modules."""
import sys

from . import case, util

__unittest = True


def _call(obj, name):
    function = getattr(obj, name, None)
    if function is not None:
        function()


class BaseTestSuite:
    """Tests, without setUpClass and setUpModule."""
    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{util.strclass(self.__class__)} tests={list(self)}>"

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them "
                            "to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            self._forget(index)
        return result

    def _forget(self, index):
        """What has run is not kept."""
        if not self._cleanup:
            return
        test = self._tests[index]
        if test is not None and hasattr(test, "countTestCases"):
            self._removed_tests += test.countTestCases()
        if test is not None:
            self._tests[index] = None

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """Tests, run in order. Those of one class and of one module should follow each other."""

    def run(self, result, debug=False):
        outermost = not getattr(result, "_testRunEntered", False)
        if outermost:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if _is_test(test):
                self._tearDownPreviousClass(test, result)
                self._handleModuleFixture(test, result)
                self._handleClassSetUp(test, result)
                result._previousTestClass = test.__class__
                if (getattr(test.__class__, "_classSetupFailed", False)
                        or getattr(result, "_moduleSetUpFailed", False)):
                    continue
            if not debug:
                test(result)
            else:
                test.debug()
            self._forget(index)
        if outermost:
            self._tearDownPreviousClass(None, result)
            self._handleModuleTearDown(result)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)

    # --- Classes ---

    def _handleClassSetUp(self, test, result):
        cls = test.__class__
        if (cls == result._previousTestClass or result._moduleSetUpFailed
                or getattr(cls, "__unittest_skip__", False)):
            return
        try:
            cls._classSetupFailed = False
        except TypeError:
            pass  # not a TestCase but, for example, a function
        set_up = getattr(cls, "setUpClass", None)
        if set_up is None:
            return
        _call(result, "_setupStdout")
        try:
            try:
                set_up()
            except Exception as error:
                if isinstance(result, _DebugResult):
                    raise
                cls._classSetupFailed = True
                self._fixture_failed(result, error, "setUpClass", util.strclass(cls))
            if cls._classSetupFailed:
                self._class_cleanups(cls, result, "setUpClass")
        finally:
            _call(result, "_restoreStdout")

    def _class_cleanups(self, cls, result, where):
        cleanups = getattr(cls, "doClassCleanups", None)
        if cleanups is None:
            return
        cleanups()
        for info in cls.tearDown_exceptions:
            if isinstance(result, _DebugResult):
                raise info[1]
            self._fixture_failed(result, info[1], where, util.strclass(cls))

    def _tearDownPreviousClass(self, test, result):
        previous = result._previousTestClass
        if (previous is None or (test is not None and test.__class__ == previous)
                or getattr(previous, "_classSetupFailed", False)
                or getattr(result, "_moduleSetUpFailed", False)
                or getattr(previous, "__unittest_skip__", False)):
            return
        tear_down = getattr(previous, "tearDownClass", None)
        if tear_down is None and not hasattr(previous, "doClassCleanups"):
            return
        _call(result, "_setupStdout")
        try:
            if tear_down is not None:
                try:
                    tear_down()
                except Exception as error:
                    if isinstance(result, _DebugResult):
                        raise
                    self._fixture_failed(result, error, "tearDownClass", util.strclass(previous))
            self._class_cleanups(previous, result, "tearDownClass")
        finally:
            _call(result, "_restoreStdout")

    # --- Modules ---

    def _handleModuleFixture(self, test, result):
        previous = result._previousTestClass.__module__ if result._previousTestClass else None
        current = test.__class__.__module__
        if current == previous:
            return
        self._handleModuleTearDown(result)
        result._moduleSetUpFailed = False
        module = sys.modules.get(current)
        set_up = getattr(module, "setUpModule", None)
        if set_up is None:
            return
        _call(result, "_setupStdout")
        try:
            try:
                set_up()
            except Exception as error:
                if isinstance(result, _DebugResult):
                    raise
                result._moduleSetUpFailed = True
                self._fixture_failed(result, error, "setUpModule", current)
            if result._moduleSetUpFailed:
                self._module_cleanups(result, "setUpModule", current)
        finally:
            _call(result, "_restoreStdout")

    def _module_cleanups(self, result, where, name):
        try:
            case.doModuleCleanups()
        except Exception as error:
            if isinstance(result, _DebugResult):
                raise
            self._fixture_failed(result, error, where, name)

    def _handleModuleTearDown(self, result):
        name = result._previousTestClass.__module__ if result._previousTestClass else None
        module = sys.modules.get(name)
        if name is None or result._moduleSetUpFailed or module is None:
            return
        _call(result, "_setupStdout")
        try:
            tear_down = getattr(module, "tearDownModule", None)
            if tear_down is not None:
                try:
                    tear_down()
                except Exception as error:
                    if isinstance(result, _DebugResult):
                        raise
                    self._fixture_failed(result, error, "tearDownModule", name)
            self._module_cleanups(result, "tearDownModule", name)
        finally:
            _call(result, "_restoreStdout")

    def _fixture_failed(self, result, error, method, parent):
        holder = _ErrorHolder(f"{method} ({parent})")
        add_skip = getattr(result, "addSkip", None)
        if add_skip is not None and isinstance(error, case.SkipTest):
            add_skip(holder, str(error))
        else:
            result.addError(holder, (type(error), error, error.__traceback__))


class _ErrorHolder:
    """Stands in a result for a setUpClass, tearDownModule ... that failed."""
    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.id()

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


class _DebugResult:
    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False


def _is_test(test):
    """Not a suite."""
    try:
        iter(test)
    except TypeError:
        return True
    return False
