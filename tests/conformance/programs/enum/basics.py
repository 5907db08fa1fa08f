# Members, lookup by value and by name, aliases, iteration.
from enum import Enum


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return self.name.lower()

    @property
    def loud(self):
        return self.name + "!"


print(Color.RED, repr(Color.RED), Color(1), Color["GREEN"])
print(list(Color), list(reversed(Color)), len(Color), bool(Color))
print(Color.__members__, Color, type(Color))
print(Color.CRIMSON is Color.RED, Color.RED.describe(), Color.GREEN.loud)
print(Color.RED in Color, Color.RED == 1, Color.RED != Color.GREEN, {Color.RED: 1}[Color.RED])
print(isinstance(Color.RED, Color), Color.RED.__class__, Color.RED.name, Color.RED.value)
print(f"{Color.RED}", f"{Color.RED!r:>20}|", f"{Color.RED:>12}|", "%s" % Color.GREEN)
print(dir(Color), dir(Color.RED))
match Color(2):
    case Color.RED:
        print("red")
    case Color.GREEN:
        print("green")
