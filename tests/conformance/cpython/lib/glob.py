"""There is no module glob: tests that want it are skipped."""
import unittest


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise unittest.SkipTest("no module glob")
