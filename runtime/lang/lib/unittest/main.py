"""unittest.main(): the command line."""
import sys

from . import loader, runner

__unittest = True

_OPTIONS = """
options:
  -h, --help         show this help message and exit
  -v, --verbose      Verbose output
  -q, --quiet        Quiet output
  --locals           Show local variables in tracebacks
  -f, --failfast     Stop on first fail or error
  -c, --catch        Catch Ctrl-C and display results so far
  -b, --buffer       Buffer stdout and stderr during tests
  -k TESTNAMEPATTERNS  Only run tests which match the given substring
"""

_EXAMPLES = """
Examples:
  {prog} test_module               - run tests from test_module
  {prog} module.TestClass          - run tests from module.TestClass
  {prog} module.Class.test_method  - run specified test method
  {prog} path/to/test_file.py      - run tests from test_file.py
"""

_FLAGS = {"-v": "verbose", "--verbose": "verbose", "-q": "quiet", "--quiet": "quiet",
          "--locals": "tb_locals", "-f": "failfast", "--failfast": "failfast", "-c": "catchbreak",
          "--catch": "catchbreak", "-b": "buffer", "--buffer": "buffer", "-h": "help",
          "--help": "help"}


def _to_pattern(text):
    return text if "*" in text else f"*{text}*"


def _to_module(name):
    """A file's path as a module's name."""
    if name.lower().endswith(".py"):
        if name.startswith("./"):
            name = name[2:]
        return name[:-3].replace("\\", ".").replace("/", ".")
    return name


class _UsageError(Exception):
    pass


class TestProgram:
    """Runs the tests that the command line names, or those of a module."""
    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None,
                 catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
        if isinstance(module, str):
            __import__(module)
            self.module = sys.modules[module]
        else:
            self.module = module
        if argv is None:
            argv = sys.argv
        self.exit = exit
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.verbosity = verbosity
        self.buffer = buffer
        self.tb_locals = tb_locals
        if warnings is None and not sys.warnoptions:
            self.warnings = "default"
        else:
            self.warnings = warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.progName = argv[0].replace("\\", "/").rpartition("/")[2]
        self.parseArgs(argv)
        self.runTests()

    # --- The command line ---

    def _print_help(self):
        print(f"usage: {self.progName} [-h] [-v] [-q] [--locals] [-f] [-c] [-b] "
              "[-k TESTNAMEPATTERNS]\n           [tests ...]\n\npositional arguments:\n"
              "  tests              a list of any number of test modules, classes and test "
              "methods.\n" + _OPTIONS + _EXAMPLES.format(prog=self.progName))

    def usageExit(self, msg=None):
        if msg:
            print(msg)
        self._print_help()
        sys.exit(2)

    def _flag(self, name):
        if name == "help":
            self._print_help()
            sys.exit(0)
        elif name == "verbose":
            self.verbosity = 2
        elif name == "quiet":
            self.verbosity = 0
        else:
            setattr(self, name, True)

    def _option(self, text, rest):
        """One option, or several one-letter options in one word."""
        if text in _FLAGS:
            self._flag(_FLAGS[text])
        elif text.startswith("-k"):
            if len(text) == 2 and not rest:
                raise _UsageError("argument -k: expected one argument")
            pattern = text[2:].removeprefix("=") if len(text) > 2 else rest.pop(0)
            self.testNamePatterns = [*(self.testNamePatterns or ()), _to_pattern(pattern)]
        elif not text.startswith("--") and len(text) > 2 and text[:2] in _FLAGS:
            self._flag(_FLAGS[text[:2]])
            self._option("-" + text[2:], rest)
        else:
            raise _UsageError(f"unrecognized arguments: {text}")

    def _parse(self, arguments):
        names, rest = [], list(arguments)
        while rest:
            text = rest.pop(0)
            if text == "--":
                names += rest
                break
            if text.startswith("-") and text != "-":
                self._option(text, rest)
            else:
                names.append(text)
        return names

    def parseArgs(self, argv):
        try:
            if self.module is None and len(argv) > 1 and argv[1].lower() == "discover":
                self._do_discovery(argv[2:])
                return
            names = self._parse(argv[1:])
            if self.module is None and not names:
                self._do_discovery([])
                return
        except _UsageError as error:
            print(f"usage: {self.progName} [-h] [-v] [-q] [--locals] [-f] [-c] [-b] "
                  "[-k TESTNAMEPATTERNS] [tests ...]\n"
                  f"{self.progName}: error: {error}", file=sys.stderr)
            sys.exit(2)
        if names:
            self.testNames = [_to_module(name) for name in names]
            if __name__ == "__main__":
                self.module = None
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = (self.defaultTest,)
        else:
            self.testNames = list(self.defaultTest)
        self.createTests()

    def _do_discovery(self, arguments):
        options = {"-s": ".", "-p": "test*.py", "-t": None}
        long = {"--start-directory": "-s", "--pattern": "-p", "--top-level-directory": "-t"}
        rest, positional = list(arguments), ["-s", "-p", "-t"]
        while rest:
            text = rest.pop(0)
            name, equals, value = text.partition("=")
            name = long.get(name, name)
            if name in options:
                if not equals and not rest:
                    raise _UsageError(f"argument {text}: expected one argument")
                options[name] = value if equals else rest.pop(0)
            elif text.startswith("-"):
                self._option(text, rest)
            elif positional:
                options[positional.pop(0)] = text
            else:
                raise _UsageError(f"unrecognized arguments: {text}")
        self.testLoader.testNamePatterns = self.testNamePatterns
        try:
            self.test = self.testLoader.discover(options["-s"], options["-p"], options["-t"])
        except NotImplementedError as error:
            raise _UsageError(str(error)) from None

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    # --- Running ---

    def _make_runner(self):
        chosen = runner.TextTestRunner if self.testRunner is None else self.testRunner
        if not isinstance(chosen, type):
            return chosen
        arguments = {"verbosity": self.verbosity, "failfast": self.failfast,
                     "buffer": self.buffer, "warnings": self.warnings}
        for extra in ({"tb_locals": self.tb_locals}, {}):
            try:
                return chosen(**arguments, **extra)
            except TypeError:
                pass
        return chosen()

    def runTests(self):
        self.result = self._make_runner().run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
