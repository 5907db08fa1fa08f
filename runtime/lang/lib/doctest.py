"""Examples in docstrings, run and compared with what the docstring shows."""
import io
import re
import sys
import traceback
import types
import unittest

__all__ = ["register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE",
           "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP", "IGNORE_EXCEPTION_DETAIL", "FAIL_FAST",
           "REPORT_NDIFF", "Example", "DocTest", "DocTestParser", "DocTestFinder",
           "DocTestRunner", "OutputChecker", "TestResults", "testmod", "DocTestSuite",
           "DocTestCase", "run_docstring_examples"]

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."


class TestResults(tuple):
    def __new__(cls, failed, attempted):
        return super().__new__(cls, (failed, attempted))

    failed = property(lambda self: self[0])
    attempted = property(lambda self: self[1])

    def __repr__(self):
        return f"TestResults(failed={self.failed}, attempted={self.attempted})"


class Example:
    """One example: source, what it shall print, or the exception it shall raise."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want + "\n" if want and not want.endswith("\n") else want
        self.exc_msg = exc_msg
        self.lineno = lineno
        self.indent = indent
        self.options = options or {}


class DocTest:
    """The examples of one docstring, with the names they see."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples = examples
        self.globs = dict(globs)
        self.name = name
        self.filename = filename
        self.lineno = lineno
        self.docstring = docstring

    def __repr__(self):
        n = len(self.examples)
        shown = "no examples" if n == 0 else f"{n} example{'s' if n > 1 else ''}"
        return f"<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({shown})>"


class DocTestParser:
    """Finds the examples in a text."""

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        lines = string.expandtabs().split("\n")
        examples, i = [], 0
        while i < len(lines):
            stripped = lines[i].lstrip(" ")
            if stripped.startswith(">>>") and (len(stripped) == 3 or stripped[3] == " "):
                example, i = self._example(lines, i, name)
                if example is not None:
                    examples.append(example)
            elif stripped.startswith(">>>"):
                raise ValueError(f"line {i + 1} of the docstring for {name} lacks blank after "
                                 f">>>: {lines[i]!r}")
            else:
                i += 1
        return examples

    def _example(self, lines, start, name):
        indent = len(lines[start]) - len(lines[start].lstrip(" "))
        margin = " " * indent
        source, i = [lines[start][indent + 4:]], start + 1
        while i < len(lines) and lines[i].startswith(margin + "..."):
            rest = lines[i][indent + 3:]
            if rest and rest[0] != " ":
                break
            source.append(rest[1:])
            i += 1
        want = []
        while i < len(lines):
            text = lines[i]
            if not text.strip() or text.lstrip(" ").startswith(">>>"):
                break
            if not text.startswith(margin):
                raise ValueError(f"line {i + 1} of the docstring for {name} has inconsistent "
                                 f"leading whitespace: {text!r}")
            want.append(text[indent:])
            i += 1
        code = "\n".join(source)
        if not code.strip() or code.lstrip().startswith("#") and "\n" not in code:
            return None, i
        want = "\n".join(want) + "\n" if want else ""
        return Example(code, want, _expected_exception(want), start, indent,
                       self._options(code, name, start)), i

    def _options(self, code, name, lineno):
        options = {}
        for found in re.finditer(r"#\s*doctest:\s*([^\n'\"]*)$", code, re.MULTILINE):
            for word in found.group(1).replace(",", " ").split():
                if word[0] not in "+-" or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno + 1} of the doctest for {name} has an invalid "
                                     f"option: {word!r}")
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == "+"
        return options


def _expected_exception(want):
    """The message below a traceback, None if want is none."""
    lines = want.splitlines()
    if not lines or lines[0] not in ("Traceback (most recent call last):",
                                     "Traceback (innermost last):"):
        return None
    for i in range(1, len(lines)):
        if lines[i] and (lines[i][0].isalnum() or lines[i][0] == "_"):
            return "\n".join(lines[i:]) + "\n"
    return None


class DocTestFinder:
    """Finds the docstrings with examples of a module, its classes and functions."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        name = obj.__name__ if name is None else name
        if module is None:
            module = obj if isinstance(obj, types.ModuleType) else sys.modules.get(
                getattr(obj, "__module__", None))
        if globs is None:
            globs = dict(module.__dict__) if module else {}
        globs = {**globs, **(extraglobs or {})}
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, globs, set())
        tests.sort(key=lambda test: test.name)
        return tests

    def _find(self, tests, obj, name, module, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        doc = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        if isinstance(doc, str) and doc:
            filename = getattr(module, "__file__", None) or name
            test = self._parser.get_doctest(doc, globs, name, filename, _line_of(obj))
            if test.examples or not self._exclude_empty:
                tests.append(test)
        if not self._recurse:
            return
        if isinstance(obj, types.ModuleType):
            for part, value in obj.__dict__.items():
                if self._is_from(value, module):
                    self._find(tests, value, f"{name}.{part}", module, globs, seen)
            for part, value in getattr(obj, "__test__", {}).items():
                self._find(tests, value, f"{name}.__test__.{part}", module, globs, seen)
        elif isinstance(obj, type):
            for part, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if isinstance(value, property) or self._is_from(value, module):
                    self._find(tests, value, f"{name}.{part}", module, globs, seen)

    def _is_from(self, value, module):
        value = getattr(value, "__wrapped__", value)
        return (isinstance(value, (types.FunctionType, type))
                and (module is None or value.__module__ == module.__name__))


def _line_of(obj):
    code = getattr(obj, "__code__", None)
    return code.co_firstlineno if code is not None else None


class OutputChecker:
    """Compares what came with what was wanted."""

    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (
                ("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf"(?m)^{re.escape(BLANKLINE_MARKER)}\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _ellipsis_match(want, got)

    def output_difference(self, example, got, optionflags):
        def block(text):
            return "".join("    " + line for line in text.splitlines(keepends=True))
        if example.want:
            text = f"Expected:\n{block(example.want)}"
        else:
            text = "Expected nothing\n"
        return text + (f"Got:\n{block(got)}" if got else "Got nothing\n")


def _ellipsis_match(want, got):
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    if not got.startswith(first):
        return False
    start, end = len(first), len(got) - len(last)
    if not got.endswith(last) or start > end:
        return False
    for part in middle:
        start = got.find(part, start, end)
        if start < 0:
            return False
        start += len(part)
    return True


def _without_detail(message):
    """The exception's class name alone."""
    head = message.split("\n", 1)[0].split(":", 1)[0]
    return head.rsplit(".", 1)[-1].strip()


class DocTestRunner:
    """Runs examples and reports those that fail."""
    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self.optionflags = optionflags
        self.original_optionflags = optionflags
        self.tries = self.failures = 0

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        if out is None:
            out = sys.stdout.write
        failures = tries = 0
        saved_stdout, saved_hook = sys.stdout, sys.displayhook
        sys.displayhook = sys.__displayhook__
        try:
            for number, example in enumerate(test.examples):
                flags = self.original_optionflags
                for flag, on in example.options.items():
                    flags = flags | flag if on else flags & ~flag
                if flags & SKIP:
                    continue
                tries += 1
                got, message, error = self._execute(test, number, example)
                if not self._good(example, got, message, flags):
                    failures += 1
                    self._report(out, test, example, got, error, flags)
                    if flags & FAIL_FAST:
                        break
        finally:
            sys.stdout, sys.displayhook = saved_stdout, saved_hook
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None
        self.tries += tries
        self.failures += failures
        return TestResults(failures, tries)

    def _execute(self, test, number, example):
        """(what it printed, message of its exception or None, the whole traceback or None)."""
        saved, sys.stdout = sys.stdout, io.StringIO()
        message = whole = None
        try:
            code = compile(example.source, f"<doctest {test.name}[{number}]>", "single", 0, True)
            exec(code, test.globs)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            message = traceback.format_exception_only(type(error), error)[-1]
            whole = traceback.format_exc()
        finally:
            got, sys.stdout = sys.stdout.getvalue(), saved
        if got and not got.endswith("\n"):
            got += "\n"
        return got, message, whole

    def _good(self, example, got, message, flags):
        check = self._checker.check_output
        if message is None:
            return check(example.want, got, flags)
        if example.exc_msg is None:
            return False
        if check(example.exc_msg, message, flags):
            return True
        return bool(flags & IGNORE_EXCEPTION_DETAIL) and check(
            _without_detail(example.exc_msg), _without_detail(message), flags)

    def _report(self, out, test, example, got, error, flags):
        lineno = "?" if test.lineno is None else test.lineno + example.lineno + 1
        source = "".join("    " + line for line in example.source.splitlines(keepends=True))
        out(f"{self.DIVIDER}\nFile \"{test.filename}\", line {lineno}, in {test.name}\n"
            f"Failed example:\n{source}")
        if error is not None and example.exc_msg is None:
            shown = "".join("    " + line for line in error.splitlines(keepends=True))
            out(f"Exception raised:\n{shown}")
        else:
            out(self._checker.output_difference(example, error or got, flags))

    def summarize(self, verbose=None):
        if self.failures:
            print(f"{self.DIVIDER}\n***Test Failed*** {self.failures} failures.")
        return TestResults(self.failures, self.tries)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0,
            extraglobs=None, raise_on_error=False, exclude_empty=False):
    """Runs all examples of a module."""
    if m is None:
        m = sys.modules["__main__"]
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, name, globs=globs,
                                                                extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None,
                           optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags)


class DocTestCase(unittest.TestCase):
    """The examples of one docstring as a test."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_test = test
        self._dt_optionflags = optionflags
        self._dt_checker = checker
        self._dt_setUp = setUp
        self._dt_tearDown = tearDown
        self._dt_globs = test.globs.copy()

    def setUp(self):
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        test = self._dt_test
        if self._dt_tearDown is not None:
            self._dt_tearDown(test)
        test.globs.clear()
        test.globs.update(self._dt_globs)

    def runTest(self):
        test, new = self._dt_test, io.StringIO()
        runner = DocTestRunner(optionflags=self._dt_optionflags, checker=self._dt_checker)
        runner.DIVIDER = "-" * 70
        failures, tries = runner.run(test, out=new.write, clear_globs=False)
        if failures:
            raise self.failureException(f"Failed doctest test for {test.name}\n"
                                        f"  File \"{test.filename}\"\n\n{new.getvalue()}")

    def id(self):
        return self._dt_test.name

    def shortDescription(self):
        return "Doctest: " + self._dt_test.name

    def __str__(self):
        *parents, last = self._dt_test.name.split(".")
        return f"{last} ({'.'.join(parents)})"

    __repr__ = __str__


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """All docstrings of a module as a suite."""
    if module is None or isinstance(module, str):
        name = module or sys._getframe(1).f_globals["__name__"]
        __import__(name)
        module = sys.modules[name]
    finder = test_finder or DocTestFinder()
    return unittest.TestSuite(
        DocTestCase(test, **options) for test in finder.find(module, globs=globs,
                                                              extraglobs=extraglobs)
        if test.examples)


def DocFileSuite(*paths, **kw):
    raise NotImplementedError("doctest.DocFileSuite() is not supported: there are no files")
