"""Values of the builtin types come back equal, of the same type and kind."""
import pickle


def show(value):
    back = pickle.loads(pickle.dumps(value))
    print(type(back).__name__, back == value, repr(back))


for value in (None, True, False, ..., NotImplemented):
    print(pickle.loads(pickle.dumps(value)) is value)
for value in (0, 1, -1, 255, 2**31, -2**31, 2**62 - 1, 2**62, -2**62, -2**62 - 1, 2**63, -2**63,
              10**30, -10**30, 1 << 300):
    show(value)
for value in (0.0, -0.0, 1.5, 1e300, -1e-300, float("inf"), float("-inf"), 3 + 4j):
    show(value)
nan = pickle.loads(pickle.dumps(float("nan")))
print(nan != nan)
for value in ("", "a", "é", "€uro", "😀", "\ud800", "a\0b", "x" * 300, "é" * 200):
    show(value)
for value in (b"", b"a\0\xff", bytes(range(256)), bytearray(), bytearray(b"abc")):
    show(value)
for value in ((), (1,), (1, 2), (1, (2, (3,))), [], [1, [2, [3]]], {}, {"a": 1, 2: [3]},
              {(1, 2): {"k": None}}):
    show(value)
for value in (set(), {1}, frozenset(), frozenset({3}), {frozenset({1})}):
    show(value)
for value in (range(5), range(2, 20, 3), slice(1, None, 2)):
    show(value)
big = list(range(2500))
print(pickle.loads(pickle.dumps(big)) == big)
table = {str(i): i for i in range(2500)}
print(pickle.loads(pickle.dumps(table)) == table, list(pickle.loads(pickle.dumps(table)))[:3])
members = set(range(2500))
print(pickle.loads(pickle.dumps(members)) == members)
