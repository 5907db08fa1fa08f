# Variance, deviation, quantiles.
import statistics
from fractions import Fraction as F

samples = [1, 2, 2, 3, 4, 7, 9], [], [3], [F(1, 3), F(5, 7), F(1, 2)], [1.5, 2.25, 3.75, 0.1, 0.1, 0.1]
for name in "pvariance variance pstdev stdev quantiles".split():
    for sample in samples:
        try:
            print(name, getattr(statistics, name)(sample))
        except ValueError as error:
            print(name, type(error).__name__, error)
data = samples[0]
print(statistics.quantiles(data, n=10), statistics.quantiles(data, n=4, method="inclusive"))
print(statistics.pvariance(data, 4), statistics.variance([1, 2, 3, 4], xbar=2.5), statistics.stdev([F(1), F(3)]))
for action in (lambda: statistics.quantiles(data, n=0), lambda: statistics.quantiles(data, method="x")):
    try:
        print(action())
    except ValueError as error:
        print(type(error).__name__, error)
