import sys
import traceback


def inner():
    raise ValueError("deep")


def outer():
    inner()


try:
    outer()
except ValueError as e:
    print(traceback.format_exc(), end="")
    print([(f.name, f.lineno, f.line) for f in traceback.extract_tb(e.__traceback__)])
    print(traceback.format_exception_only(e), sys.exc_info()[0].__name__, sys.exc_info()[1] is e)
    traceback.print_exc(file=sys.stdout)
    print("".join(traceback.format_tb(e.__traceback__)), end="")
try:
    try:
        outer()
    except ValueError as e:
        raise KeyError("second") from e
except KeyError:
    traceback.print_exc(file=sys.stdout)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        undefined_name
except NameError:
    traceback.print_exc(file=sys.stdout)


def who():
    frame = sys._getframe()
    return frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_lineno, sorted(frame.f_locals)


def caller():
    return who()


print(caller(), sys.exc_info())
traceback.print_stack(file=sys.stdout)
print(sys.exc_info(), traceback.format_exc())
