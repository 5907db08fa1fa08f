# NormalDist
from statistics import NormalDist

n = NormalDist(100, 15)
print(n, n.mean, n.median, n.mode, n.stdev, n.variance, n.pdf(110), n.cdf(110), n.inv_cdf(0.3), n.inv_cdf(0.999))
print(n.inv_cdf(1e-20), n.quantiles(4), n.zscore(130), n + 5, n * 2, -n, n + NormalDist(1, 2), n - 3, n / 3, 5 - n)
print(n == NormalDist(100, 15), n.overlap(NormalDist(105, 14)), n.overlap(NormalDist(90, 15)))
print(NormalDist.from_samples([1, 2, 3]), hash(n) == hash(NormalDist(100, 15)), n.samples(3, seed=5))
for action in (lambda: NormalDist(1, -1), lambda: n.inv_cdf(0), lambda: NormalDist(0, 0).pdf(1), lambda: n.overlap(3)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
