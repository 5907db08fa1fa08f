# Equality, order, hashing, the abstract classes of numbers.
import numbers
from fractions import Fraction as F

a = F(7, 3)
print(a == F(14, 6), a == 2.5, F(1, 2) == 0.5, F(2) == 2, F(1, 2) < 0.6, F(1, 3) > F(1, 4), a >= 2, a < float("inf"))
print(hash(F(2)) == hash(2), hash(F(1, 2)) == hash(0.5), F(1, 2) == 0.5 + 0j, F(1, 3) == float("nan"), {F(1): "x"}[1])
print(isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1j, numbers.Real))
print(isinstance(F(1), numbers.Rational), isinstance(True, numbers.Number), issubclass(int, numbers.Complex))
print(sorted(numbers.Integral.__abstractmethods__)[:5], numbers.Integral.__mro__)
try:
    numbers.Rational()
except TypeError as error:
    print(error)
print(sorted([F(1, 2), 0.3, 1, F(1, 3)]), min(F(1, 2), 0.4), max(F(1, 2), 1))
