# What happens to bits without a name.
from enum import CONFORM, EJECT, KEEP, STRICT, Flag, FlagBoundary

print(list(FlagBoundary))


class Strict(Flag, boundary=STRICT):
    A = 1
    B = 4


class Conform(Flag, boundary=CONFORM):
    A = 1
    B = 4


class Eject(Flag, boundary=EJECT):
    A = 1
    B = 4


class Keep(Flag, boundary=KEEP):
    A = 1
    B = 4


for kind in Strict, Conform, Eject, Keep:
    for value in 5, 7, 8, 0, -1, -2:
        try:
            print(kind.__name__, value, repr(kind(value)))
        except ValueError as error:
            print(error)
    print(repr(~kind.A))
