"""Finding tests: in classes, modules, by name and in folders."""
import sys
import traceback
import types

from . import case, suite, util

__unittest = True


class _FailedTest(case.TestCase):
    """A test that says why the real ones could not be loaded."""
    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def fail():
            raise self._exception
        return fail


def _failed_test(suite_class, name, error, message):
    return suite_class((_FailedTest(name, error),)), message


def _failed_import(name, suite_class):
    message = f"Failed to import test module: {name}\n{traceback.format_exc()}"
    return _failed_test(suite_class, name, ImportError(message), message)


def _failed_load_tests(name, error, suite_class):
    message = f"Failed to call load_tests:\n{traceback.format_exc()}"
    return _failed_test(suite_class, name, error, message)


def _skipped_module(name, error, suite_class):
    @case.skip(str(error))
    def skipped(self):
        pass
    cls = type("ModuleSkipped", (case.TestCase,), {name: skipped})
    return suite_class((cls(name),))


def _import(name):
    __import__(name)
    return sys.modules[name]


def _matches(name, pattern):
    import fnmatch
    return fnmatch.fnmatchcase(name, pattern)


class TestLoader:
    """Makes suites."""
    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors = []
        self._loading_packages = set()

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant "
                            "to derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def getTestCaseNames(self, testCaseClass):
        names = [name for name in dir(testCaseClass) if self._is_test_name(testCaseClass, name)]
        if self.sortTestMethodsUsing:
            import functools
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def _is_test_name(self, cls, name):
        if not name.startswith(self.testMethodPrefix) or not callable(getattr(cls, name)):
            return False
        full = f"{cls.__module__}.{cls.__qualname__}.{name}"
        return (self.testNamePatterns is None
                or any(_matches(full, pattern) for pattern in self.testNamePatterns))

    def loadTestsFromModule(self, module, *args, pattern=None, **kws):
        if len(args) > 1:
            raise TypeError("loadTestsFromModule() takes 1 positional argument but "
                            f"{len(args) + 1} were given")
        kws.pop("use_load_tests", None)
        if kws:
            raise TypeError("loadTestsFromModule() got an unexpected keyword argument "
                            f"'{sorted(kws)[0]}'")
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if (isinstance(obj, type) and issubclass(obj, case.TestCase)
                    and obj not in (case.TestCase, case.FunctionTestCase)):
                tests.append(self.loadTestsFromTestCase(obj))
        load_tests = getattr(module, "load_tests", None)
        tests = self.suiteClass(tests)
        if load_tests is not None:
            try:
                return load_tests(self, tests, pattern)
            except Exception as error:
                failed, message = _failed_load_tests(module.__name__, error, self.suiteClass)
                self.errors.append(message)
                return failed
        return tests

    def loadTestsFromName(self, name, module=None):
        """From "module", "module.Class", "module.Class.method" or a callable's name."""
        parts = name.split(".")
        failed = None
        if module is None:
            module_parts = parts[:]
            while module_parts:
                module_name = ".".join(module_parts)
                try:
                    module = _import(module_name)
                    break
                except ImportError:
                    last = module_parts.pop()
                    failed, message = _failed_import(last, self.suiteClass)
                    if not module_parts:
                        self.errors.append(message)
                        return failed
            parts = parts[len(module_parts):]
        obj = parent = module
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as error:
                if getattr(obj, "__path__", None) is not None and failed is not None:
                    self.errors.append(message)
                    return failed
                text = f"Failed to access attribute:\n{traceback.format_exc()}"
                failed, message = _failed_test(self.suiteClass, part, error, text)
                self.errors.append(message)
                return failed
        return self._tests_of(obj, parent, parts)

    def _tests_of(self, obj, parent, parts):
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if (isinstance(obj, type) and issubclass(obj, case.TestCase)
                and obj not in (case.TestCase, case.FunctionTestCase)):
            return self.loadTestsFromTestCase(obj)
        if (isinstance(obj, types.FunctionType) and isinstance(parent, type)
                and issubclass(parent, case.TestCase)):
            name = parts[-1]
            instance = parent(name)
            if not isinstance(getattr(instance, name), types.FunctionType):
                return self.suiteClass([instance])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if callable(obj):
            test = obj()
            if isinstance(test, suite.TestSuite):
                return test
            if isinstance(test, case.TestCase):
                return self.suiteClass([test])
            raise TypeError(f"calling {obj} returned {test}, not a test")
        raise TypeError(f"don't know how to make test from: {obj}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """Refused: programs cannot look into folders."""
        raise NotImplementedError("discovery of tests is not supported, since programs have no "
                                  "files: name the test modules")


defaultTestLoader = TestLoader()


def _make_loader(prefix, sort_using, suite_class=None, name_patterns=None):
    loader = TestLoader()
    loader.sortTestMethodsUsing = sort_using
    loader.testMethodPrefix = prefix
    loader.testNamePatterns = name_patterns
    if suite_class:
        loader.suiteClass = suite_class
    return loader


def _warn(name, instead):
    import warnings
    warnings.warn(f"unittest.{name}() is deprecated and will be removed in Python 3.13. "
                  f"Please use unittest.TestLoader.{instead}() instead.",
                  DeprecationWarning, stacklevel=3)


def getTestCaseNames(testCaseClass, prefix, sortUsing=util.three_way_cmp, testNamePatterns=None):
    _warn("getTestCaseNames", "getTestCaseNames")
    loader = _make_loader(prefix, sortUsing, name_patterns=testNamePatterns)
    return loader.getTestCaseNames(testCaseClass)


def makeSuite(testCaseClass, prefix="test", sortUsing=util.three_way_cmp,
              suiteClass=suite.TestSuite):
    _warn("makeSuite", "loadTestsFromTestCase")
    return _make_loader(prefix, sortUsing, suiteClass).loadTestsFromTestCase(testCaseClass)


def findTestCases(module, prefix="test", sortUsing=util.three_way_cmp,
                  suiteClass=suite.TestSuite):
    _warn("findTestCases", "loadTestsFromModule")
    return _make_loader(prefix, sortUsing, suiteClass).loadTestsFromModule(module)
