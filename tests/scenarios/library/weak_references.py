import gc
import weakref


class Thing:
    pass


class Noisy:
    def __del__(self):
        print("__del__")



thing = Thing()
ref = weakref.ref(thing)
values = weakref.WeakValueDictionary()
values["k"] = thing
keys = weakref.WeakKeyDictionary()
keys[thing] = 1
members = weakref.WeakSet([thing])
print(ref() is thing, len(values), len(keys), len(members), thing in members)
finalizer = weakref.finalize(thing, print, "finalized")
del thing
gc.collect()
print(ref(), len(values), len(keys), len(members), finalizer.alive)
Noisy()
gc.collect()
print("collected")
