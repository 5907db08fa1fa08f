# Kinds of objects and their members.
import inspect
from inspect import *


class A:
    """Class doc."""
    __slots__ = ("slot",)

    def m(self): pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
    @property
    def p(self): pass


def gen():
    yield


objects = {"class": A, "function": A.m, "method": A().m, "classmethod": A.c, "static": A.s, "property": A.p,
           "slot": A.slot, "len": len, "join": str.join, "bound": "".join, "wrapper": int.__add__,
           "method-wrapper": (1).__add__, "module": inspect, "generator": gen(), "genfunc": gen, "code": gen.__code__,
           "frame": currentframe(), "fromkeys": dict.__dict__["fromkeys"], "getset": type(gen).__dict__["__code__"],
           "instance": A(), "lambda": lambda: 1}
for name in ("isclass isfunction ismethod isbuiltin isroutine ismodule isgenerator isgeneratorfunction iscode isframe "
             "isdatadescriptor ismethoddescriptor isgetsetdescriptor ismemberdescriptor isabstract istraceback "
             "iscoroutinefunction isawaitable ismethodwrapper").split():
    print(name, [key for key, value in objects.items() if getattr(inspect, name)(value)])
print([n for n, v in getmembers(A, isfunction)], [n for n, v in getmembers(A(), ismethod)])
print([n for n, v in getmembers(A) if not n.startswith("__")], getmro(A))
print([(a.name, a.kind, a.defining_class) for a in classify_class_attrs(A) if not a.name.startswith("_")])
print(getattr_static(A(), "m") is A.__dict__["m"], getattr_static(A, "nope", 5), getattr_static(A(), "p") is A.p)
try:
    getattr_static(A, "zz")
except AttributeError as error:
    print(error)
print([(c.__name__) for c, b in [x for x in getclasstree([A, int]) if isinstance(x, tuple)]])
