# Packages beside the program: relative imports, __init__, names, submodules, errors.
import importlib
import sys

import zoo
import zoo.cats.lion
from zoo import cats
from zoo.birds import *
from zoo.cats import lion as king, tiger

print(zoo.__name__, zoo.__package__, zoo.cats is cats, cats.__package__, king.__name__)
print(zoo.cats.lion.speak(), tiger.neighbour(), king.up())
print(sorted(name for name in globals() if name.startswith(("parrot", "_hidden", "owl"))))
print(importlib.import_module(".cats.tiger", "zoo") is tiger)
print(importlib.import_module("zoo.late").value, zoo.late.value)
print(importlib.reload(zoo.late) is zoo.late, zoo.late.count)
for source in ("import zoo.nothing", "from zoo import nothing", "import nothing.at.all",
               "import zoo.cats.lion.mane", "from . import x", "from .. import x",
               "from zoo.cats.lion import roar", "import zoo.broken", "import zoo.ring_a"):
    try:
        exec(source, {"__name__": "somewhere"})
    except ImportError as error:
        print(type(error).__name__, error.name, "|", str(error).split(" (/")[0].split(" (zoo")[0])
    except ZeroDivisionError as error:
        print("the module raised", error, "zoo.broken" in sys.modules)
print(importlib.util.find_spec("zoo.none") if hasattr(importlib, "util") else None)
