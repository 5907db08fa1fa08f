# A whole run: every kind of outcome, with the report on standard error (times left out).
import io
import re
import sys
import unittest


class Outcomes(unittest.TestCase):
    def test_ok(self):
        pass

    def test_fail(self):
        self.assertEqual([1, 2, 3], [1, 3, 3])

    def test_error(self):
        1 / 0

    def test_text(self):
        self.assertEqual("hello\nworld\n", "hello\nwurld\n")

    def test_dict(self):
        self.assertEqual({1: 2}, {1: 3}, "my message")

    @unittest.skip("not now")
    def test_skip(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("x")

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_subtests(self):
        for i in range(4):
            with self.subTest("part", i=i):
                self.assertLess(i, 2)

    def test_documented(self):
        """What it is about.

        More of it."""
        self.assertIn(3, [1])

    def test_cleanup(self):
        self.addCleanup(lambda: 1 / 0)

    def test_chain(self):
        try:
            raise KeyError(1)
        except KeyError:
            self.assertTrue(0)


class NoSetUp(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise ValueError("no setup")

    def test_a(self):
        pass


for verbosity in (0, 1, 2):
    stream = io.StringIO()
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__])
    result = unittest.TextTestRunner(stream, verbosity=verbosity).run(suite)
    print(re.sub(r"in \d+\.\d+s", "in Xs", stream.getvalue()))
    print(result.wasSuccessful(), result.testsRun, len(result.failures), len(result.errors))
