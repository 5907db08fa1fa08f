"""What cannot be pickled, and reductions that are not right."""
import io
import pickle


def attempt(x):
    try:
        pickle.dumps(x)
        print("pickled", type(x).__name__)
    except Exception as e:
        print(type(e).__name__, "-", str(e).split(" at 0x")[0])


def local():
    class Inside:
        pass

    return Inside


attempt(local())
attempt(local()())
attempt(property())
attempt(memoryview(b"abc"))
attempt(type.__dict__)
attempt(super(int, 1))
attempt(staticmethod(len))


class Gone:
    pass


gone = Gone()
del Gone
attempt(gone)


class Fake:
    pass


Real, Fake = Fake, None
Fake = type("Fake", (), {})
attempt(Real())


class Returns:
    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return self.value


attempt(Returns(3))
attempt(Returns((1,)))
attempt(Returns((1, 2, 3, 4, 5, 6, 7)))
attempt(Returns((1, ())))
attempt(Returns((list, [])))
attempt(Returns("no.such.name"))


class Args:
    def __init__(self, value):
        self.value = value

    def __getnewargs__(self):
        return self.value


attempt(Args([1]))


class Refuses:
    def __reduce__(self):
        raise ValueError("not this one")

    def __getstate__(self):
        raise KeyError("never called")


attempt(Refuses())
attempt([1, {"k": Refuses()}])
try:
    pickle.dumps(1, 99)
except ValueError as e:
    print(e)
for load in (lambda: pickle.loads(b""), lambda: pickle.load(io.BytesIO())):
    try:
        load()
    except EOFError as e:
        print(e)
try:
    pickle.loads(b"x")
except pickle.UnpicklingError as e:
    print(e)
for good in ([1, 2] * 20, {"a" * 50: (1, 2)}):
    data = pickle.dumps(good)
    try:
        pickle.loads(data[:-3])
        print("loaded")
    except (pickle.UnpicklingError, EOFError):
        print("cut short")
print(pickle.loads(pickle.dumps(5) + b"more"))
for argument in (None, 5, "text"):
    try:
        pickle.loads(argument)
    except TypeError as e:
        print(e)
print(issubclass(pickle.PicklingError, pickle.PickleError), pickle.UnpicklingError.__mro__[1:3])
