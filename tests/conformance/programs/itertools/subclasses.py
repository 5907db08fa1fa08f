from itertools import chain, count, islice, repeat

class Twice(count):
    def __next__(self):
        return super().__next__() * 2
class Named(chain):
    name = "named"
    def __init__(self, *args):
        self.args = args
t = Twice(1)
print(next(t), next(t), list(islice(t, 3)), list(zip("ab", t)), t)
n = Named("ab", "c")
print(list(n), n.args, n.name, type(Named.from_iterable(["x"])), isinstance(n, chain))
class Hint(repeat):
    pass
print(Hint("x", 2), list(Hint("x", 2)), chain[int])
