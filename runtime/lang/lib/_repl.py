"""Lines typed one by one, run as they come: `switchyard` without a program."""
import sys

_COMPOUND = {"if", "while", "for", "try", "with", "def", "class", "match"}
_UNFINISHED = ("unterminated triple-quoted", "unexpected EOF", "expected an indented block",
               "expected 'except' or 'finally' block")


def _opens_block(line):
    """Does a statement begin that a blank line ends?"""
    if line.startswith("@"):
        return True
    word = line.split("(")[0].split(":")[0].split()
    return bool(word) and word[0] in _COMPOUND and ":" in line


def _at_end(error, lines):
    """Is an error only that the text ends too soon?"""
    if error.msg.endswith("was never closed") or error.msg.startswith(_UNFINISHED[:2]):
        return True
    if not lines[-1].strip():
        return False
    if error.msg.startswith(_UNFINISHED):
        return (error.lineno or 0) >= len(lines) and (error.offset or 0) > len(lines[-1].rstrip())
    return all(line.startswith("@") for line in lines)


def _compile(lines):
    """The code of what was typed so far; None: more has to come."""
    source = "\n".join(lines)
    try:
        code = compile(source + "\n", "<stdin>", "single")
    except SyntaxError as error:
        if _at_end(error, lines) or lines[-1].endswith("\\"):
            return None
        raise
    if _opens_block(lines[0]) and lines[-1].strip():
        return None
    return code


def _report(error):
    tb = error.__traceback__
    while tb is not None and tb.tb_frame.f_globals is globals():
        tb = tb.tb_next
    error = error.with_traceback(tb)
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, tb
    sys.excepthook(type(error), error, tb)


def run(names):
    """Reads, runs and prints until the input ends."""
    sys.ps1, sys.ps2 = getattr(sys, "ps1", ">>> "), getattr(sys, "ps2", "... ")
    names.update(__name__="__main__", __doc__=None)
    names.pop("__file__", None)
    print(f"Python {sys.version}, Ctrl-D leaves")
    lines = []
    while True:
        try:
            try:
                lines.append(input(sys.ps2 if lines else sys.ps1))
            except EOFError:
                print()
                return
            if len(lines) == 1 and not lines[0].strip():
                lines = []
                continue
            code = _compile(lines)
            if code is None:
                continue
            lines = []
            exec(code, names)
        except SystemExit:
            raise
        except KeyboardInterrupt:
            lines = []
            print("\nKeyboardInterrupt", file=sys.stderr)
        except BaseException as error:
            lines = []
            _report(error)
