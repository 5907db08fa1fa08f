import sys
import sys as s
import helper_pkg
import helper_pkg.sub
import helper_pkg.sub.deep as deep
from helper_pkg import value, func as fn
from helper_pkg.sub import *
from helper_pkg import sub as the_sub

print(s is sys, helper_pkg.value, value, fn(), deep.NAME, the_sub.public)
print(public, "_private" in globals(), "also" in globals())
print(__name__, helper_pkg.__name__, helper_pkg.sub.__name__, deep.__package__)
try:
    import does_not_exist
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    import helper_pkg.nothing
except ModuleNotFoundError as e:
    print(e)
try:
    from helper_pkg import nothing
except ImportError as e:
    print(str(e).split(" (")[0])
try:
    import helper_pkg.value
except ModuleNotFoundError as e:
    print(e)


def local():
    import helper_pkg.sub as q
    from helper_pkg.sub import public as p
    return q.public, p


print(local())
print("helper_pkg" in sys.modules, sys.modules["helper_pkg"] is helper_pkg)
import helper_pkg
print(helper_pkg.loaded)
try:
    import broken_module
except ZeroDivisionError as e:
    print("broken", e, "broken_module" in sys.modules)
