# Long strings and bytes.
from pprint import pprint

pprint("some long string with words " * 6)
pprint(["a long string with words " * 4, "line\nline2\n" * 8])
pprint("a\nb")
pprint(b"bytes " * 30)
pprint(bytearray(b"q" * 90))
pprint({"k": b"bytes " * 20, "text": "word " * 30})
pprint("nospaces" * 20, width=30)
