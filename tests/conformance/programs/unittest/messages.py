# What each assert method says when it fails.
import unittest

case = unittest.TestCase()


def message(method, *args, **kwargs):
    try:
        getattr(case, method)(*args, **kwargs)
    except AssertionError as error:
        print(f"{method}: {error}")
    else:
        print(f"{method} passed")


message("assertEqual", 1, 2)
message("assertEqual", 1, 2, "why")
message("assertEqual", 1, 1.0)
message("assertEqual", "a" * 100 + "b" + "c" * 100, "a" * 100 + "d" + "c" * 100)
message("assertEqual", (1, 2), (1, 2, 3))
message("assertEqual", {1, 2}, {2, 3})
message("assertEqual", {"a": [1] * 30}, {"a": [2] * 30})
message("assertNotEqual", 1, 1)
message("assertTrue", [])
message("assertFalse", [0])
message("assertIs", [], ())
message("assertIsNot", None, None)
message("assertIsNone", 1)
message("assertIsNotNone", None)
message("assertIn", 1, [2])
message("assertNotIn", "a", "abc")
message("assertIsInstance", 1, str)
message("assertNotIsInstance", 1, int)
message("assertLess", 2, 1)
message("assertLessEqual", 2, 1)
message("assertGreater", 1, 2)
message("assertGreaterEqual", 1, 2)
message("assertAlmostEqual", 1.0, 1.1)
message("assertAlmostEqual", 1.0, 1.1, delta=0.01)
message("assertAlmostEqual", 1.0, 1.00000001)
message("assertNotAlmostEqual", 1.0, 1.00000001)
message("assertNotAlmostEqual", 1.0, 1.1, delta=0.5)
message("assertCountEqual", [1, 1, 2], [2, 3])
message("assertCountEqual", [[1], [2]], [[2], [3]])
message("assertSequenceEqual", [1, 2], (1, 2))
message("assertSequenceEqual", [1, 2], 5)
message("assertListEqual", [1], (1,))
message("assertRegex", "abc", "x+")
message("assertNotRegex", "abc", "b")
message("assertMultiLineEqual", "one\ntwo\n", "one\nthree\n")
message("assertRaises", ValueError, int, "1")
message("assertRaisesRegex", ValueError, "nothing", int, "x")
case.maxDiff = 10
message("assertEqual", list(range(50)), list(range(1, 51)))
with case.assertRaises(ValueError) as context:
    int("x")
print(context.exception)
for args in ((1,), (ValueError, "x")):
    try:
        case.assertRaises(*args)
    except TypeError as error:
        print(error)
