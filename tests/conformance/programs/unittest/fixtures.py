# The order of set up, tests, tear down and cleanups of modules, classes and tests.
import io
import unittest

log = []


def setUpModule():
    log.append("module up")
    unittest.addModuleCleanup(log.append, "module cleanup")


def tearDownModule():
    log.append("module down")


class A(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append("A up")
        cls.addClassCleanup(log.append, "A cleanup")

    @classmethod
    def tearDownClass(cls):
        log.append("A down")

    def setUp(self):
        log.append(f"set up {self._testMethodName}")
        self.addCleanup(log.append, "cleanup 1")
        self.addCleanup(log.append, "cleanup 2")

    def tearDown(self):
        log.append("tear down")

    def test_b(self):
        log.append("b")

    def test_a(self):
        self.skipTest("a")


class B(A):
    def setUp(self):
        raise unittest.SkipTest("all of B")


suite = unittest.defaultTestLoader.loadTestsFromNames(["__main__.A", "__main__.B.test_b"])
print(suite.countTestCases(), suite)
result = unittest.TextTestRunner(io.StringIO()).run(suite)
print(*log, sep="\n")
print(result, result.skipped)
missing = unittest.defaultTestLoader.loadTestsFromName("__main__.Nothing")
print(unittest.TextTestRunner(io.StringIO()).run(missing))
