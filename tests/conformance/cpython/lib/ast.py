"""There are no syntax trees as objects: tests that want one are skipped."""
import unittest


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise unittest.SkipTest("no syntax trees as objects (ast)")
