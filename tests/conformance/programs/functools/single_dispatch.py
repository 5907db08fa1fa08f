import collections.abc
from functools import singledispatch, singledispatchmethod

@singledispatch
def f(x, *rest):
    "Says what it is."
    return "object"
@f.register
def _(x: int, *rest):
    return "int", rest
f.register(list, lambda x: "list")
@f.register(collections.abc.Mapping)
def _(x):
    return "mapping"
@f.register
def _(x: float | str):
    return "float or str"
class Base: pass
class Derived(Base): pass
f.register(Base)(lambda x: "base")
print([f(v) for v in (1, [], {}, 1.5, "s", None, True, Derived(), object)], f(1, 2, 3), f.__name__, f.__doc__, f.dispatch(bool)(0), f.dispatch(dict) is f.registry[collections.abc.Mapping], sorted(t.__name__ for t in f.registry))
f.register(Derived, lambda x: "derived")
print(f(Derived()), f(Base()))
class Sized:
    def __len__(self):
        return 1
class Both(Sized):
    def __iter__(self):
        return iter(())
f.register(collections.abc.Sized, lambda x: "sized")
print(f(Both()), f(()), f({}))
f.register(collections.abc.Iterable, lambda x: "iterable")
for call in (lambda: f(Both()), lambda: f(), lambda: f.register(5), lambda: f.register("x", print), lambda: f(())):
    try:
        print(call())
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e)
class C:
    @singledispatchmethod
    def m(self, x):
        return "object"
    @m.register
    def _(self, x: int):
        return "int", type(self).__name__
    @m.register(str)
    @classmethod
    def _(cls, x):
        return cls.__name__
print(C().m(1), C().m(None), C().m("a"), C.m(C(), 2) if False else "")
