# Filters, what is shown once, recording, warnings as errors.
import warnings


def old(level=1):
    warnings.warn("old thing", DeprecationWarning, stacklevel=level)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("default")
    for _ in range(3):
        old()
    old(2)
    warnings.warn("plain")
    warnings.warn(RuntimeWarning("an object"))
for entry in caught:
    print(entry.category.__name__, entry.message, entry.lineno)
for action in ("always", "once", "ignore", "module", "default"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter(action)
        for _ in range(2):
            warnings.warn("again")
        warnings.warn("again")
    print(action, len(caught))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        old()
    except DeprecationWarning as error:
        print("raised", error)
with warnings.catch_warnings(record=True) as caught:
    warnings.resetwarnings()
    warnings.filterwarnings("ignore", message="quiet")
    warnings.warn("quiet please")
    warnings.warn("loud")
print([str(entry.message) for entry in caught])
print(warnings.formatwarning("text", UserWarning, "file.py", 3, "  code()"), end="")
for args in (("x", int), ("x", "y")):
    try:
        warnings.warn(*args)
    except TypeError as error:
        print(error)
