# Deltas of all kinds, close matches, ratios.
import difflib

a = "one\ntwo\nthree\nfour\nfive\n".splitlines(keepends=True)
b = "one\ntwoo\nthree\nvier\nfive\nsix\n".splitlines(keepends=True)
delta = list(difflib.ndiff(a, b))
print("".join(delta))
print("".join(difflib.restore(delta, 1)) == "".join(a), "".join(difflib.restore(delta, 2)))
print("".join(difflib.unified_diff(a, b, "old", "new", "then", "now", n=1)))
print("".join(difflib.context_diff(a, b, "old", "new")))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]))
s = difflib.SequenceMatcher(None, "private Thread currentThread;",
                            "private volatile Thread currentThread;")
print(round(s.ratio(), 3), round(s.quick_ratio(), 3), round(s.real_quick_ratio(), 3))
print(s.get_matching_blocks())
for code in difflib.SequenceMatcher(lambda c: c == " ", "qabxcd", "abycdf").get_opcodes():
    print(code)
print(list(difflib.SequenceMatcher(None, "abcdefghij" * 3, "abcdeXghij" * 3)
           .get_grouped_opcodes(2)))
print("".join(difflib.ndiff(["a\tb c\n"], ["a\tb  c\n"])), end="")
print("".join(difflib.ndiff([], ["x\n"])), "".join(difflib.unified_diff(["x"], ["x"])))
for bad in (lambda: difflib.get_close_matches("a", [], n=0),
            lambda: difflib.get_close_matches("a", [], cutoff=2),
            lambda: list(difflib.restore([], 3))):
    try:
        bad()
    except ValueError as error:
        print(error)
