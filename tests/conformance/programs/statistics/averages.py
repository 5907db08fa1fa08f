# Averages of ints, fractions, floats, and of too little data.
import statistics
from fractions import Fraction as F

samples = [1, 2, 2, 3, 4, 7, 9], [], [3], [F(1, 3), F(5, 7), F(1, 2)], [1.5, 2.25, 3.75, 0.1, 0.1, 0.1], [True, False, 3]
for name in ("mean fmean median median_low median_high mode multimode harmonic_mean geometric_mean "
             "median_grouped").split():
    for sample in samples:
        try:
            print(name, getattr(statistics, name)(sample))
        except ValueError as error:
            print(name, type(error).__name__, error)
print(statistics.mode("aabbb"), statistics.multimode("aabb"), statistics.fmean([1, 2, 3], [4, 5, 6]))
print(statistics.mean([1e308, 1e308]), statistics.harmonic_mean([40, 60], weights=[5, 30]), statistics.mean([1, 2.5, F(1, 2)]))
print(statistics.median_grouped([1, 3, 3, 5, 7], interval=2))
for action in (lambda: statistics.harmonic_mean([-1, 2]), lambda: statistics.geometric_mean([-1]),
               lambda: statistics.mean(["a"]), lambda: statistics.fmean([1], [1, 2])):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
