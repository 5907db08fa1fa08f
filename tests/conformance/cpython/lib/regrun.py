"""Runs the tests of one module and writes a line for each: outcome, id, why.

usage: -m regrun MODULE [EXCLUDED=REASON...]     an excluded test (an end of its id) is not run
"""
import builtins
import sys
import types
import unittest

import _imp


class Result(unittest.TestResult):
    def _line(self, outcome, test, why=""):
        why = " ".join(str(why).split())
        print(f"{outcome}\t{test.id()}\t{why[-300:]}", file=sys.__stdout__)

    def startTest(self, test):
        super().startTest(test)
        self._bad = False
        if "-v" in sys.argv:
            print("start\t" + test.id(), file=sys.__stderr__)

    def addSuccess(self, test):
        self._line("ok", test)

    def addError(self, test, err):
        self._report(test, err)

    addFailure = addError

    def addSubTest(self, test, subtest, err):
        if err is not None and not self._bad:
            self._bad = True
            self._report(test, err, subtest)

    def _report(self, test, err, shown=None):
        text = self._exc_info_to_string(err, test)
        self._line("FAIL", test, text.splitlines()[-1] if text else "")
        if "-v" in sys.argv:
            print(f"--- {(shown or test).id()}\n{text}", file=sys.__stderr__)

    def addSkip(self, test, reason):
        self._line("skip", test, reason)

    def addExpectedFailure(self, test, err):
        self._line("ok", test)

    def addUnexpectedSuccess(self, test):
        self._line("FAIL", test, "unexpected success")


def exclude(suite, rows):
    """Puts skipped tests in place of the excluded ones."""
    for i, test in enumerate(suite._tests):
        if isinstance(test, unittest.BaseTestSuite):
            exclude(test, rows)
            continue
        for row in rows:
            name, _, reason = row.partition("=")
            if test.id().endswith(name):
                test.run = lambda result, test=test, reason=reason: skip(test, result, reason)
    return suite


def skip(test, result, reason):
    result.startTest(test)
    result.addSkip(test, reason)
    result.stopTest(test)


def select(suite, patterns):
    return unittest.TestSuite(
        test for part in suite
        for test in (select(part, patterns) if isinstance(part, unittest.BaseTestSuite) else [part])
        if any(pattern in test.id() for pattern in patterns))


def load(name):
    """Imports a test module. The words async and await in it are passed over."""
    module = types.ModuleType(name)
    kind, module.__file__, folder, code = _imp.load(name, True)
    module.__package__ = name.rpartition(".")[0]
    sys.modules[name] = module
    __import__(module.__package__)
    setattr(sys.modules[module.__package__], name.rpartition(".")[2], module)
    exec(code, module.__dict__)
    return module


def import_tests(name, globals=None, locals=None, fromlist=(), level=0):
    """__import__ that loads other test modules in the same way."""
    wanted = [f"test.{item}" for item in fromlist or ()] if name == "test" else [name]
    for module in wanted:
        if (module.startswith("test.") and not module.startswith("test.support")
                and module not in sys.modules and module.count(".") == 1):
            found = _imp.find(module)
            if found is not None and found[0] == "source" and found[2] is None:
                load(module)
    return original_import(name, globals, locals, fromlist, level)


# CPython has some classes twice, in C and in Python. There is one of each here, which passes for both.
TWICE = {"threading": {"_PyRLock": "RLock", "_CRLock": "RLock"},
         "queue": {"_PySimpleQueue": "SimpleQueue"}}

# Names that whole files import for a few of their tests: these skip.
ABSENT = {"types": ["AsyncGeneratorType", "CoroutineType", "coroutine"],
          "enum": ["_simple_enum", "_test_simple_enum"], "random": ["SystemRandom"],
          "typing": ["no_type_check_decorator"]}


def absent(module, name):
    def skip_test(*args, **kwargs):
        raise unittest.SkipTest(f"no {module}.{name}")
    return type(name, (), {"__new__": skip_test})


def add_names():
    for module, names in ABSENT.items():
        found = __import__(module)
        for name in names:
            if not hasattr(found, name):
                setattr(found, name, absent(module, name))
    for module, names in TWICE.items():
        module = __import__(module)
        for name, same in names.items():
            if not hasattr(module, name):
                setattr(module, name, getattr(module, same))


original_import, builtins.__import__ = builtins.__import__, import_tests


def main(name, rows):
    add_names()
    try:
        suite = unittest.defaultTestLoader.loadTestsFromModule(load(name))
    except unittest.SkipTest as reason:
        print(f"skip\t{name}\t{reason}")
        return
    patterns = [row[2:] for row in rows if row.startswith("-k")]
    if patterns:
        suite = select(suite, patterns)
    exclude(suite, [row for row in rows if not row.startswith("-")])
    suite.run(Result())


main(sys.argv[1], sys.argv[2:])
