# unique and verify.
from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, Enum, EnumCheck, Flag, unique, verify


def attempt(check, base, **members):
    try:
        print(list(check(base("Made", members))))
    except ValueError as error:
        print(error)


print(list(EnumCheck))
attempt(unique, Enum, A=1, B=1, C=2, D=2)
attempt(unique, Enum, A=1, B=2)
attempt(verify(UNIQUE), Enum, A=1, B=1, C=2, D=2)
attempt(verify(CONTINUOUS), Enum, A=1, B=5)
attempt(verify(CONTINUOUS), Flag, A=1, B=2, C=16)
attempt(verify(CONTINUOUS, UNIQUE), Enum, A=1, B=2)
attempt(verify(NAMED_FLAGS), Flag, A=1, B=4, C=15, D=48)
attempt(verify(NAMED_FLAGS), Flag, A=1, B=2, C=3)
attempt(verify(NAMED_FLAGS), Flag, A=1, B=2, C=7)
