"""Exceptions are made again from their args; attributes come along, tracebacks do not."""
import pickle


def back(x):
    return pickle.loads(pickle.dumps(x))


class Plain(Exception):
    pass


class TwoArguments(Exception):
    def __init__(self, code, text):
        super().__init__(code, text)
        self.code = code
        self.text = text


class Own(Exception):
    def __init__(self, a, b):
        super().__init__(f"{a} {b}")
        self.a, self.b = a, b

    def __reduce__(self):
        return Own, (self.a, self.b)


for e in (ValueError("x"), KeyError("k"), StopIteration(3), Plain(1, 2), TwoArguments(4, "four"),
          Own(1, 2), ExceptionGroup("several", [ValueError(1), TypeError(2)]),
          SystemExit(3), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")):
    y = back(e)
    print(type(y).__name__, y.args, str(y))
e = Plain("with attributes")
e.extra = [1]
e.add_note("a note")
y = back(e)
print(y.extra, y.__notes__)
try:
    raise Plain("raised") from ValueError("cause")
except Plain as e:
    y = back(e)
    print(y, y.__cause__, y.__traceback__)
print(back(TwoArguments(5, "five")).code)
print(back(Own), back(ValueError))
o = back(OSError(2, "No such file", "name"))
print(o.errno, o.strerror, o.filename)


class Missing(Exception):
    def __init__(self, a, b):
        super().__init__("only one")


try:
    back(Missing(1, 2))
except TypeError as e:
    print(e)
