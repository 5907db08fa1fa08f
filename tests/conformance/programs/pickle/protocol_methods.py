"""__reduce__, __reduce_ex__, __getstate__, __setstate__, __getnewargs__ and __getnewargs_ex__."""
import pickle


def back(x):
    return pickle.loads(pickle.dumps(x))


class State:
    def __init__(self):
        self.kept, self.dropped = 1, 2

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["dropped"]
        return state


print(back(State()).__dict__)


class Odd(State):
    def __getstate__(self):
        return ["any", "thing"]

    def __setstate__(self, state):
        self.got = state


print(back(Odd()).__dict__)


class Falsy(Odd):
    def __getstate__(self):
        return 0


print(back(Falsy()).__dict__)


class Nothing(Odd):
    def __getstate__(self):
        return None


print(back(Nothing()).__dict__)


class Pair(tuple):
    def __new__(cls, a, b):
        print("new", a, b)
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return self[0], self[1]


print(back(Pair(1, 2)))


class Keyword:
    def __new__(cls, *, key):
        self = super().__new__(cls)
        self.key = key
        return self

    def __getnewargs_ex__(self):
        return (), {"key": self.key}


print(back(Keyword(key="k")).key)


def build(*args):
    print("build", args)
    return list(args)


class Reduced:
    def __init__(self, *parts):
        self.parts = parts

    def __reduce__(self):
        return (build,) + self.parts


print(back(Reduced((1, 2))))
print(back(Reduced((), None, iter([3, 4]))))


class Name:
    def __reduce__(self):
        return "the_name"


the_name = Name()
print(back(the_name) is the_name)


class Ex:
    def __reduce_ex__(self, protocol):
        print("protocol", protocol)
        return Ex, ()


print(type(back(Ex())).__name__)


class WithSetter:
    def __reduce__(self):
        return WithSetter, (), {"a": 1}, None, None, setter


def setter(obj, state):
    print("setter", state)
    obj.__dict__.update(state)


print(back(WithSetter()).a)


class Rows(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, ("item", value))


rows = Rows()
dict.__setitem__(rows, "a", 1)
print(back(rows))


class Queue:
    def __init__(self):
        self.items = []

    def append(self, item):
        self.items.append(("appended", item))

    def __reduce__(self):
        return Queue, (), None, iter([1, 2])


print(back(Queue()).items)
