"""The assert methods of TestCase."""
import sys
import warnings

from .util import (_common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable,
                   safe_repr)

__unittest = True

DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


def _ndiff(first, second):
    import difflib
    return difflib.ndiff(first, second)


def _lines(obj):
    import pprint
    return pprint.pformat(obj).splitlines()


def _diff_of(first, second):
    return "\n" + "\n".join(_ndiff(_lines(first), _lines(second)))


def _is_kind(expected, base):
    if isinstance(expected, tuple):
        return all(_is_kind(kind, base) for kind in expected)
    return isinstance(expected, type) and issubclass(expected, base)


class _RaisesBase:
    """What the contexts of assertRaises and assertWarns share."""

    def __init__(self, expected, test_case, regex=None):
        self.test_case = test_case
        self.expected = expected
        if regex is not None:
            import re
            regex = re.compile(regex)
        self.expected_regex = regex
        self.obj_name = None
        self.msg = None

    def _fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))

    def handle(self, name, args, kwargs):
        """Without args the context itself, else calls args[0] within it."""
        try:
            if not _is_kind(self.expected, self._base):
                raise TypeError(f"{name}() arg 1 must be {self._base_text}")
            if not args:
                self.msg = kwargs.pop("msg", None)
                if kwargs:
                    raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for "
                                    "this function")
                return self
            function, *args = args
            try:
                self.obj_name = function.__name__
            except AttributeError:
                self.obj_name = str(function)
            with self:
                function(*args, **kwargs)
        finally:
            self = None

    def _expected_name(self):
        try:
            return self.expected.__name__
        except AttributeError:
            return str(self.expected)

    def _missing(self, what):
        by = f" by {self.obj_name}" if self.obj_name else ""
        self._fail(f"{self._expected_name()} not {what}{by}")

    def _check_regex(self, text):
        if not self.expected_regex.search(text):
            self._fail(f'"{self.expected_regex.pattern}" does not match "{text}"')


class _AssertRaisesContext(_RaisesBase):
    _base = BaseException
    _base_text = "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, cls, error, tb):
        if cls is None:
            self._missing("raised")
        if not issubclass(cls, self.expected):
            return False
        self.exception = error.with_traceback(None)
        if self.expected_regex is not None:
            self._check_regex(str(error))
        return True

    @classmethod
    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


class _AssertWarnsContext(_RaisesBase):
    _base = Warning
    _base_text = "a warning type or tuple of warning types"

    def __enter__(self):
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, cls, error, tb):
        self.warnings_manager.__exit__(cls, error, tb)
        if cls is not None:
            return
        first = None
        for entry in self.warnings:
            message = entry.message
            if not isinstance(message, self.expected):
                continue
            if first is None:
                first = message
            if self.expected_regex is not None and not self.expected_regex.search(str(message)):
                continue
            self.warning = message
            self.filename = entry.filename
            self.lineno = entry.lineno
            return
        if first is not None:
            self._check_regex(str(first))
        self._missing("triggered")


class Asserts:
    """Mixed into TestCase."""

    # --- Messages ---

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return f"{standardMsg!s} : {msg!s}"
        except UnicodeDecodeError:
            return f"{safe_repr(standardMsg)} : {safe_repr(msg)}"

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

    def _fail(self, msg, text):
        raise self.failureException(self._formatMessage(msg, text))

    # --- Truth, identity, membership ---

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, f"{safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, f"{safe_repr(expr)} is not false")

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, f"{safe_repr(expr1)} is not {safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, f"unexpectedly identical: {safe_repr(expr1)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, f"{safe_repr(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, f"{safe_repr(obj)} is an instance of {cls!r}")

    # --- Order ---

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, f"{safe_repr(a)} not less than {safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, f"{safe_repr(a)} not less than or equal to {safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, f"{safe_repr(a)} not greater than {safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}")

    # --- Equality ---

    def _getAssertEqualityFunc(self, first, second):
        if type(first) == type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._fail(msg, "%s != %s" % _common_shorten_repr(first, second))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, f"{safe_repr(first)} == {safe_repr(second)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        close, why = _closeness(first, second, places, delta)
        if not close:
            self._fail(msg, f"{safe_repr(first)} != {safe_repr(second)} within {why}")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        close, why = _closeness(first, second, places, delta)
        if first == second or close:
            if delta is None:
                why = f"{7 if places is None else places!r} places"
            self._fail(msg, f"{safe_repr(first)} == {safe_repr(second)} within {why}")

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        name = seq_type.__name__ if seq_type is not None else "sequence"
        if seq_type is not None:
            for which, seq in (("First", first), ("Second", second)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(
                        f"{which} sequence is not a {name}: {safe_repr(seq)}")
        text = self._sequence_difference(first, second, name, seq_type)
        if text is not None:
            self._fail(msg, self._truncateMessage(text, _diff_of(first, second)))

    def _sequence_difference(self, first, second, name, seq_type):
        """How two sequences differ; None: not at all."""
        sizes = []
        for which, seq in (("First", first), ("Second", second)):
            try:
                sizes.append(len(seq))
            except (TypeError, NotImplementedError):
                return f"{which} {name} has no length.    Non-sequence?"
        if first == second:
            return None
        text = "%ss differ: %s != %s\n" % ((name.capitalize(),)
                                           + _common_shorten_repr(first, second))
        for i in range(min(sizes)):
            try:
                a = first[i]
            except (TypeError, IndexError, NotImplementedError):
                text += f"\nUnable to index element {i} of first {name}\n"
                break
            try:
                b = second[i]
            except (TypeError, IndexError, NotImplementedError):
                text += f"\nUnable to index element {i} of second {name}\n"
                break
            if a != b:
                text += "\nFirst differing element %d:\n%s\n%s\n" % (
                    (i,) + _common_shorten_repr(a, b))
                break
        else:
            if sizes[0] == sizes[1] and seq_type is None and type(first) != type(second):
                return None  # the elements are equal
        if sizes[0] != sizes[1]:
            text += _additional(first, second, sizes, name)
        return text

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def _set_minus(self, a, b, argument):
        try:
            return a.difference(b)
        except TypeError as error:
            self.fail(f"invalid type when attempting set difference: {error}")
        except AttributeError as error:
            self.fail(f"{argument} argument does not support set difference: {error}")

    def assertSetEqual(self, set1, set2, msg=None):
        only_first = self._set_minus(set1, set2, "first")
        only_second = self._set_minus(set2, set1, "second")
        lines = []
        if only_first:
            lines.append("Items in the first set but not the second:")
            lines.extend(map(repr, only_first))
        if only_second:
            lines.append("Items in the second set but not the first:")
            lines.extend(map(repr, only_second))
        if lines:
            self._fail(msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            text = "%s != %s" % _common_shorten_repr(d1, d2)
            self._fail(msg, self._truncateMessage(text, _diff_of(d1, d2)))

    def assertDictContainsSubset(self, subset, dictionary, msg=None):
        warnings.warn("assertDictContainsSubset is deprecated", DeprecationWarning)
        missing = [safe_repr(key) for key in subset if key not in dictionary]
        wrong = [f"{safe_repr(key)}, expected: {safe_repr(value)}, actual: "
                 f"{safe_repr(dictionary[key])}"
                 for key, value in subset.items()
                 if key in dictionary and value != dictionary[key]]
        parts = []
        if missing:
            parts.append("Missing: " + ",".join(missing))
        if wrong:
            parts.append("Mismatched values: " + ",".join(wrong))
        if parts:
            self._fail(msg, "; ".join(parts))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        try:
            differences = _count_diff_hashable(first, second)
        except TypeError:
            differences = _count_diff_all_purpose(first, second)
        if differences:
            lines = [f"First has {a}, Second has {b}:  {item!r}" for a, b, item in differences]
            self._fail(msg, self._truncateMessage("Element counts were not equal:\n",
                                                  "\n".join(lines)))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        a, b = first.splitlines(keepends=True), second.splitlines(keepends=True)
        if len(a) == 1 and first.strip("\r\n") == first:
            a, b = [first + "\n"], [second + "\n"]
        text = "%s != %s" % _common_shorten_repr(first, second)
        self._fail(msg, self._truncateMessage(text, "\n" + "".join(_ndiff(a, b))))

    # --- Regular expressions ---

    def assertRegex(self, text, expected_regex, msg=None):
        import re
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, "expected_regex must not be empty."
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._fail(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            self._fail(msg, f"Regex matched: {text[match.start():match.end()]!r} matches "
                            f"{unexpected_regex.pattern!r} in {text!r}")

    # --- Exceptions, warnings, logs ---

    def assertRaises(self, expected_exception, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self)
        try:
            return context.handle("assertRaises", args, kwargs)
        finally:
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        context = _AssertWarnsContext(expected_warning, self)
        return context.handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        from ._log import AssertLogsContext
        return AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        from ._log import AssertLogsContext
        return AssertLogsContext(self, logger, level, no_logs=True)


def _closeness(first, second, places, delta):
    """(whether two numbers are close enough, how they were compared)."""
    if delta is not None and places is not None:
        raise TypeError("specify delta or places not both")
    if first == second:
        return True, f"{safe_repr(delta)} delta (0 difference)"
    difference = abs(first - second)
    shown = f"({safe_repr(difference)} difference)"
    if delta is not None:
        return difference <= delta, f"{safe_repr(delta)} delta {shown}"
    if places is None:
        places = 7
    return round(difference, places) == 0, f"{places!r} places {shown}"


def _additional(first, second, sizes, name):
    which, seq, start = (("First", first, sizes[1]) if sizes[0] > sizes[1]
                         else ("Second", second, sizes[0]))
    text = f"\n{which} {name} contains {abs(sizes[0] - sizes[1])} additional elements.\n"
    try:
        text += f"First extra element {start}:\n{_common_shorten_repr(seq[start])[0]}\n"
    except (TypeError, IndexError, NotImplementedError):
        text += f"Unable to index element {start} of {which.lower()} {name}\n"
    return text


def _deprecated(name, old):
    def deprecated_function(self, *args, **kwargs):
        warnings.warn(f"Please use {name} instead.", DeprecationWarning, 2)
        return getattr(self, name)(*args, **kwargs)
    deprecated_function.__name__ = old
    setattr(Asserts, old, deprecated_function)


for _old, _new in (("failUnlessEqual", "assertEqual"), ("assertEquals", "assertEqual"),
                   ("failIfEqual", "assertNotEqual"), ("assertNotEquals", "assertNotEqual"),
                   ("failUnless", "assertTrue"), ("assert_", "assertTrue"),
                   ("failIf", "assertFalse"), ("failUnlessRaises", "assertRaises"),
                   ("failUnlessAlmostEqual", "assertAlmostEqual"),
                   ("assertAlmostEquals", "assertAlmostEqual"),
                   ("failIfAlmostEqual", "assertNotAlmostEqual"),
                   ("assertNotAlmostEquals", "assertNotAlmostEqual"),
                   ("assertRegexpMatches", "assertRegex"),
                   ("assertRaisesRegexp", "assertRaisesRegex"),
                   ("assertNotRegexpMatches", "assertNotRegex")):
    _deprecated(_new, _old)
