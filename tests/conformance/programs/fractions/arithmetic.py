# Arithmetic with fractions, ints, floats, complex numbers.
import math
from fractions import Fraction as F

a, b = F(7, 3), F(-2, 5)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -2, 2 ** F(3), 2 ** F(1, 2))
print(a + 1, 1 - a, a * 0.5, 1.5 / a, a + 1j, 3 // b, 3 % b, divmod(3, b), -a, abs(b), +a)
print(int(a), math.floor(b), math.ceil(b), round(a), round(F(5, 2)), round(F(7, 2)), round(a, 2), round(F(12345), -2))
print(float(a), bool(F(0)), math.trunc(b), complex(a), sum([F(1, 3)] * 3), F(-7, 2) // 1, F(0, -5))
for action in (lambda: F(1) < "a", lambda: F(1) + "a", lambda: F(1) / 0, lambda: F(0) ** -1, lambda: [] * F(1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
