#!/usr/bin/env python3
"""Makes test_object_language.gen.h: what CPython prints for the programs of object/.

Run by hand with CPython 3.11 after a change of the programs:
    python3 test_object_language.py > test_object_language.gen.h
object/*.py are whole programs; object/tracebacks.txt holds statements, separated by lines of
%%, each of which is run after a common beginning. Addresses are shown as 0x.
"""

import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "object")
BEGINNING = "a=1; b='x'; c=[1]; d={}\ndef g(*a,**k):\n    return 1\n"


def programs():
    for name in sorted(os.listdir(HERE)):
        with open(os.path.join(HERE, name), encoding="utf-8") as f:
            text = f.read()
        if name.endswith(".py"):
            yield name[:-3], text
        else:
            for i, statement in enumerate(text.split("\n%%\n")):
                yield "traceback_%d" % i, BEGINNING + statement + "\n"


def run(text):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "program.py")
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        r = subprocess.run([sys.executable, "-W", "ignore", path], capture_output=True,
                           encoding="utf-8")
    clean = lambda s: re.sub("0x[0-9a-f]+", "0x", s.replace(folder + "/", ""))
    return clean(r.stdout), clean(r.stderr)


def literal(text):
    if not text:
        return '        ""'
    def escaped(line):
        return "".join(c if " " <= c < "\x7f" and c not in '"\\?' else
                       "".join("\\%03o" % b for b in c.encode()) for c in line)
    return "\n".join('        "%s"' % escaped(line) for line in text.splitlines(keepends=True))


print("/* Made by test_object_language.py with CPython %s; do not edit. */" %
      sys.version.split()[0])
print("/* clang-format off */")
print("static const language_case language_cases[] = {")
for name, text in programs():
    out, err = run(text)
    print("    {\"%s\",\n%s,\n%s,\n%s},\n" % (name, literal(text), literal(out), literal(err)))
print("};")
print("/* clang-format on */")
