"""Prints the pickle of many values of builtin types, or checks that one is of exactly these."""
import pickle
import sys

values = [None, True, False, ..., NotImplemented, 0, -1, 2**31, -2**62, 2**62, 10**40, -10**40, 0.1, -0.0,
          1e300, float("inf"), 1.5 - 2j, "", "text", "é€😀", "\ud800", b"", b"\0\xff", bytearray(b"ab"), (),
          (1, (2,)), [[], [3]], {"k": {4: None}}, {5}, frozenset({6}), range(1, 9, 2), slice(None, 3), int,
          ValueError, len, str.upper, KeyError("key", 7), iter([8, 9]), reversed((1, 2)), enumerate("x", 4)]
shared = ["shared"]
shared.append(shared)
values += [shared, shared]
data = pickle.dumps(values)
if len(sys.argv) < 2:
    print("values:", data.hex())
else:
    given = bytes.fromhex(sys.argv[1])
    loaded = pickle.loads(given)
    print("same bytes:", given == data)
    print("same values:", repr(loaded[:-6]) == repr(values[:-6]), [type(x).__name__ for x in loaded[-6:]])
    print(list(loaded[-5]), list(loaded[-4]), list(loaded[-3]), loaded[-1] is loaded[-2][1])
