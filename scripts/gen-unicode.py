#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Writes the character tables of the language's str type, from Python's own unicodedata.

Run by hand when the reference Python changes:
    scripts/gen-unicode.py > runtime/lang/object/unicode_tables.gen.h
"""
import sys
import unicodedata

LAST = 0x110000
BLOCK = 256
FLAGS = ["ALPHA", "DECIMAL", "DIGIT", "NUMERIC", "LOWER", "UPPER", "TITLE", "SPACE",
         "PRINTABLE", "ID_START", "ID_CONTINUE", "IGNORABLE", "MAPPED"]


def is_ignorable(c):
    cased = c.islower() or c.isupper() or c.istitle()
    before = "1" if cased else "A"
    final = (before + c + "\u03a3").lower()[-1] == "\u03c2"
    return not final if cased else final


def flags_of(c):
    return tuple([
        c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.islower(), c.isupper(),
        unicodedata.category(c) == "Lt", c.isspace(), c.isprintable(), c.isidentifier(),
        ("a" + c).isidentifier(), is_ignorable(c),
        c.upper() != c or lower(c) != c or c.title() != c or c.casefold() != c])


def lower(c):
    return "\u03c3" if c == "\u03a3" else c.lower()


def emit(name, ctype, values, per_line=12):
    print(f"static const {ctype} {name}[] = {{")
    for i in range(0, len(values), per_line):
        print("    " + ", ".join(values[i:i + per_line]) + ",")
    print("};\n")


def runs_of(mapping):
    """(first, count, step, delta) with equal deltas at steps of 1 or 2."""
    runs = []
    for code, to in sorted(mapping.items()):
        delta = to - code
        if runs:
            first, count, step, d = runs[-1]
            gap = code - (first + (count - 1) * step)
            if d == delta and (gap == step or (count == 1 and gap <= 2)):
                runs[-1] = (first, count + 1, gap if count == 1 else step, d)
                continue
        runs.append((code, 1, 1, delta))
    return runs


def emit_mapping(name, pairs):
    single = {ord(c): ord(to) for c, to in pairs if len(to) == 1}
    several = [(ord(c), to) for c, to in pairs if len(to) != 1]
    emit(f"{name}_runs", "sy_case_run",
         ["{0x%x, %d, %d, %d}" % run for run in runs_of(single)], 4)
    emit(f"{name}_special", "sy_case_special",
         ["{0x%x, {%s}}" % (code, ", ".join("0x%x" % ord(x) for x in to))
          for code, to in several] or ["{0, {0}}"], 4)


def main():
    chars = [chr(i) for i in range(LAST)]
    records = []
    index = {}
    ids = []
    for c in chars:
        f = flags_of(c)
        if f not in index:
            index[f] = len(records)
            records.append(f)
        ids.append(index[f])
    blocks = {}
    stage1 = []
    stage2 = []
    for i in range(0, LAST, BLOCK):
        block = tuple(ids[i:i + BLOCK])
        if block not in blocks:
            blocks[block] = len(blocks)
            stage2.extend(block)
        stage1.append(blocks[block])
    assert len(records) <= 256, len(records)
    print("/* SPDX-License-Identifier: MIT")
    print(" *")
    print(" * Character tables (Unicode %s); written by scripts/gen-unicode.py, do not edit. */"
          % unicodedata.unidata_version)
    print("/* clang-format off */")
    print("enum {")
    for i, name in enumerate(FLAGS):
        print(f"    SY_CHAR_{name} = 1 << {i},")
    print(f"    SY_CHAR_BLOCK = {BLOCK}")
    print("};\n")
    emit("char_flags", "uint16_t",
         ["0x%x" % sum(1 << i for i, bit in enumerate(r) if bit) for r in records])
    emit("char_blocks", "uint16_t" if len(blocks) > 256 else "uint8_t", [str(b) for b in stage1], 32)
    emit("char_records", "uint8_t", [str(r) for r in stage2], 32)
    emit("decimal_starts", "uint32_t",
         ["0x%x" % ord(c) for c in chars if c.isdecimal() and unicodedata.decimal(c) == 0])
    emit_mapping("upper", [(c, c.upper()) for c in chars if c.upper() != c])
    emit_mapping("lower", [(c, lower(c)) for c in chars if lower(c) != c])
    emit_mapping("title", [(c, c.title()) for c in chars if c.title() != c.upper()])
    emit_mapping("fold", [(c, c.casefold()) for c in chars if c.casefold() != lower(c)])
    print("/* clang-format on */")


main()
