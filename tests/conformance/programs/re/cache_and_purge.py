import re

a = re.compile("abc")
print(re.compile("abc") is a, re.compile("abc", re.I) is a, re.compile(b"abc") is a)
re.purge()
print(re.compile("abc") is a, re.compile("abc") == a)
for i in range(1500):
    assert re.match(f"x{i}$", f"x{i}")
print("done")
