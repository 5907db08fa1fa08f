# A replacement function that uses patterns itself, raises, or returns the wrong thing.
import re

def deep(m):
    return re.sub("b", lambda n: n.group() + str(len(m.group())), m.group())

print(re.sub("[ab]+", deep, "abba x bab"))
def fail(m):
    raise KeyError(m.group())
try:
    re.sub("b", fail, "abc")
except KeyError as e:
    print("KeyError", e)
for value in (5, b"x", None, "ok"):
    try:
        print(re.sub("b", lambda m: value, "abc"))
    except TypeError as e:
        print(e)
try:
    re.sub("b", 5, "abc")
except TypeError as e:
    print(type(e).__name__)
