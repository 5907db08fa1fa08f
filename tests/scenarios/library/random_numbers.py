import random

r = random.Random(42)
print(r.random(), r.random())
print([r.randint(1, 6) for _ in range(10)])
print([r.randrange(0, 100, 7) for _ in range(5)], r.randrange(10 ** 30))
print(r.choice("abcdef"), r.choices([1, 2, 3], weights=[1, 2, 3], k=6))
items = list(range(10))
r.shuffle(items)
print(items, r.sample(range(1000), 5), r.sample(items, 3))
print(r.uniform(1, 2), r.gauss(0, 1), r.gauss(0, 1), r.normalvariate(5, 2))
print(r.expovariate(1.5), r.triangular(0, 10, 3), r.betavariate(2, 3), r.gammavariate(0.5, 1))
print(r.getrandbits(5), r.getrandbits(40), r.getrandbits(100), r.getrandbits(0))
state = r.getstate()
first = [r.random() for _ in range(3)]
r.setstate(state)
print(first == [r.random() for _ in range(3)], len(state[1]))
random.seed(7)
print(random.random(), random.randint(1, 1000))
random.seed(-7)
print(random.random())
random.seed(2 ** 100 + 1)
print(random.random())
random.seed("text")
print(random.random(), random.choice(["x", "y", "z"]))
random.seed(b"bytes")
print(random.random())
print(r.vonmisesvariate(1, 2), r.paretovariate(3), r.weibullvariate(1, 2), r.lognormvariate(0, 1))
for call in (lambda: r.choice([]), lambda: r.randrange(0), lambda: r.randrange(5, 5),
             lambda: r.sample([1], 2), lambda: r.randrange(1, 2, 0), lambda: r.randint(3, 1)):
    try:
        call()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)
