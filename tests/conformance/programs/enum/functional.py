# The functional API.
from enum import Enum, Flag, IntEnum, IntFlag

Animal = Enum("Animal", "ANT BEE, CAT", module="zoo", qualname="place.Animal")
print(Animal, list(Animal), Animal.__module__, Animal.__qualname__, Animal.BEE.value)
print(list(Enum("FromDict", {"x": 5, "y": 6})))
print(list(Enum("FromPairs", [("m", 9), ("n", 8)], type=int)))
print(list(IntEnum("Started", ["p", "q"], start=10)), list(Flag("Flags", "a b c")))
print(IntFlag("Bits", "a b").a | 2, Enum("Here", "a").__module__)


class Named(Enum):
    def hello(self):
        return f"hello from {self.name}"


print(Named("Made", "one two").two.hello())
