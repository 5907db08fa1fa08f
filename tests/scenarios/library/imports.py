import sys
import imports_package
import imports_package.child as child
from imports_package import VALUE, helper, other
from imports_package.child import *

print(VALUE, helper(), child.__name__, child.NAME, other.WHO)
print(imports_package.child is child, "imports_package.child" in sys.modules)
print(public, "_private" in globals(), imports_package.__name__, imports_package.__package__)
for statement in ("import nosuch", "import imports_package.nosuch", "from imports_package import nope",
                  "import imports_package.child.deeper", "from . import x", "import imports_broken",
                  "from imports_cycle_a import first"):
    try:
        exec(statement)
    except Exception as e:
        print(statement, "->", type(e).__name__, str(e).split(" (")[0])
print("imports_broken" in sys.modules, __name__, __import__("imports_package.child").__name__)
