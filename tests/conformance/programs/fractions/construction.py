# How fractions are made.
import math
from fractions import Fraction as F

print(F(1, 3) + F(1, 6), F(3, -6), F("3/4"), F("-1.25e2"), F(" 7 "), F(0.5), F("1_000/3"), F(".5"), F("5."))
print(repr(F(2, 4)), F(F(1, 2), F(3, 4)), F(), F(True), F(0.1))
for text in "", "a", "1/", "1/0", "1 /2", "1.2.3", "1e", "--1", "1__0", "_1", "1/-2", "0x1":
    try:
        print(F(text))
    except Exception as error:
        print(type(error).__name__, error)
for action in (lambda: F(1, 0), lambda: F(1.5, 2), lambda: F([]), lambda: F(float("nan")), lambda: F(float("inf")),
               lambda: F.from_float("a"), lambda: F(1, 2).limit_denominator(0)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(F(1, 3).limit_denominator(10), F(math.pi).limit_denominator(1000), F(3.14159).limit_denominator(100))
print(F.from_float(0.25), F(7, 3).as_integer_ratio(), F(7, 3).numerator, F(7, 3).denominator)
