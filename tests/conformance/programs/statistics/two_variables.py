# Covariance, correlation, regression.
from statistics import correlation, covariance, linear_regression

x = [1, 2, 3, 4, 5]
y = [2.1, 3.9, 6.2, 7.8, 10.1]
print(covariance(x, y), correlation(x, y), linear_regression(x, y), linear_regression(x, y, proportional=True))
for action in (lambda: correlation([1], [2]), lambda: correlation([1, 1], [2, 3]), lambda: covariance([1, 2], [1]),
               lambda: linear_regression([1, 1], [2, 3]), lambda: linear_regression([1], [2])):
    try:
        print(action())
    except ValueError as error:
        print(type(error).__name__, error)
