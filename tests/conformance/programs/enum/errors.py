# What enumerations refuse, with the messages.
from enum import Enum, Flag, IntFlag, StrEnum


class Color(Enum):
    RED = 1
    GREEN = 2


class Perm(Flag):
    R = 1
    W = 2


def attempt(action):
    try:
        print("no error", action())
    except Exception as error:
        print(type(error).__name__, error)


def statement(text):
    def run():
        exec(text, globals())
    return run


attempt(lambda: Color(5))
attempt(lambda: Color["X"])
attempt(lambda: 1 in Color)
attempt(lambda: Color())
attempt(lambda: Color.BLUE)
attempt(lambda: Color.RED < Color.GREEN)
attempt(lambda: 1 in Perm.R)
attempt(lambda: Perm.R | 1)
attempt(lambda: Perm("a"))
attempt(lambda: StrEnum("a"))
attempt(statement("Color.RED = 3"))
attempt(statement("del Color.RED"))
attempt(statement("Color.RED.value = 3"))
attempt(statement("class D(Color): pass"))
attempt(statement("class D(Enum):\n A = 1\n A = 2"))
attempt(statement("class D(Enum):\n A = 1\n def A(self): pass"))
attempt(statement("class D(Enum):\n A = 1\n _bad_ = 2"))
attempt(statement("class D(Enum):\n _order_ = 'B A'\n A = 1\n B = 2"))
attempt(statement("class D(StrEnum):\n A = 1"))
attempt(statement("class D(Enum, int):\n A = 1"))
