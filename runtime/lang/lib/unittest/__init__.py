"""Unit tests: classes of tests, assertions, a runner with a report and a command line."""
from .case import (FunctionTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups,
                   enterModuleContext, expectedFailure, skip, skipIf, skipUnless)
from .loader import TestLoader, defaultTestLoader, findTestCases, getTestCaseNames, makeSuite
from .main import TestProgram, main
from .result import TestResult
from .runner import TextTestResult, TextTestRunner
from .suite import BaseTestSuite, TestSuite

__all__ = ["TestResult", "TestCase", "TestSuite", "TextTestRunner", "TestLoader",
           "FunctionTestCase", "main", "defaultTestLoader", "SkipTest", "skip", "skipIf",
           "skipUnless", "expectedFailure", "TextTestResult", "registerResult", "removeResult",
           "removeHandler", "installHandler", "addModuleCleanup", "doModuleCleanups",
           "enterModuleContext", "getTestCaseNames", "makeSuite", "findTestCases"]

_TextTestResult = TextTestResult
__unittest = True


def __getattr__(name):
    if name in ("registerResult", "removeResult", "installHandler", "removeHandler"):
        from . import signals
        return getattr(signals, name)
    if name == "IsolatedAsyncioTestCase":
        raise AttributeError("unittest.IsolatedAsyncioTestCase is not supported: there is no "
                             "async")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
