"""An object whose __setstate__ calls a function that comes in the pickle; a function that is called later."""
import pickle
import sys


class Eager:
    def __init__(self, f):
        self.f = f

    def __setstate__(self, state):
        self.f = state["f"]
        self.f()


def make():
    return lambda: print("THE CODE RAN")


if len(sys.argv) < 2:
    print("eager:", pickle.dumps(Eager(make())).hex())
    print("later:", pickle.dumps([make()]).hex())
else:
    try:
        value = pickle.loads(bytes.fromhex(sys.argv[1]))
        print("loaded")
        value[0]()
    except Exception as e:
        print(type(e).__name__ + ":", e)
