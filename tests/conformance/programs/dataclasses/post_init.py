# __post_init__, InitVar, fields without parameter.
from dataclasses import InitVar, dataclass, field, replace


@dataclass
class Scaled:
    a: int
    seed: InitVar[int] = 3
    b: int = field(init=False)

    def __post_init__(self, seed):
        self.b = self.a * seed


print(Scaled(2), Scaled(2, 10), InitVar[int], replace(Scaled(2), a=4, seed=1))
for action in (lambda: replace(Scaled(2), b=4), lambda: replace(Scaled(2), q=4)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


@dataclass
class Needs:
    a: int
    extra: InitVar[str]

    def __post_init__(self, extra):
        print("extra", extra)


try:
    replace(Needs(1, "x"), a=2)
except ValueError as error:
    print(error)


@dataclass(frozen=True)
class Frozen:
    a: int
    b: int = field(init=False, default=9)

    def __post_init__(self):
        object.__setattr__(self, "a", self.a + 1)


print(Frozen(1))


@dataclass
class Failing:
    a: int

    def __post_init__(self):
        raise ValueError("no good")


Failing(1)
