# Constants and capwords.
import string

for name in sorted(string.__all__):
    value = getattr(string, name)
    print(name, repr(value) if isinstance(value, str) else type(value).__name__)
print(string.capwords("a bc  d"), string.capwords("a-b", "-"), string.capwords(" x  y "))
