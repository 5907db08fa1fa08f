# Flag and IntFlag: combination, iteration, names.
from enum import Flag, IntFlag, auto


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
    NONE = 0


print(list(Perm), Perm.R | Perm.X, Perm.RW, ~Perm.R, Perm.R & Perm.W, Perm.NONE, Perm)
print(bool(Perm.NONE), Perm(7), Perm(0), Perm.R in Perm.RW, list(Perm.RW), len(Perm(7)))
print(repr(Perm.R ^ Perm.RW), Perm.RW.name, (Perm.R | Perm.X).name, Perm(5).value)


class Bits(IntFlag):
    B = 2
    A = 1
    C = 8


print(Bits.A | Bits.B, repr(Bits.A | Bits.B), repr(Bits(16)), repr(Bits(17)), Bits.A | 4)
print(~Bits.A, repr(~Bits.A), Bits(-1), Bits.A + 1, str(Bits(0)), list(Bits), list(Bits(11)))
print(Bits.A == 1, Bits.A | Bits.C == 9, 2 & Bits.B, isinstance(Bits.A | 2, Bits), Bits(3) ^ Bits.A)
