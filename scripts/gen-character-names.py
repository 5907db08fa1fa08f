#!/usr/bin/env python3
"""Writes runtime/lang/front/character_names.gen.h from this Python's Unicode database: the names that
\\N{...} knows, of the blocks below. Run with CPython 3.11 (Unicode 14).

A name is a sequence of words. `character_words` has the words, frequent ones first, each ended by a
zero byte. `character_names` has for each block its first code point (three bytes, little-endian) and
its size (two), and then for each code point a byte: how many words at the start it shares with the
name before it (high half) and how many words follow (low half), and these words' numbers: one byte
below 0xc0, else two, the first with the high bits. An unassigned code point is the byte 0xff.
"""
import collections
import os
import sys
import unicodedata

BLOCKS = [(0x20, 0x250), (0x2B0, 0x460), (0x2000, 0x2070), (0x20A0, 0x20C1), (0x2100, 0x2300),
          (0x2500, 0x2700), (0x3000, 0x3020), (0xFFF9, 0xFFFE), (0x1F600, 0x1F650)]
# Other names, of characters that have none or a wrong one.
ALIASES = {
    "NULL": 0, "START OF HEADING": 1, "START OF TEXT": 2, "END OF TEXT": 3, "END OF TRANSMISSION": 4,
    "ENQUIRY": 5, "ACKNOWLEDGE": 6, "ALERT": 7, "BACKSPACE": 8, "CHARACTER TABULATION": 9, "TAB": 9,
    "HORIZONTAL TABULATION": 9, "LINE FEED": 10, "NEW LINE": 10, "END OF LINE": 10, "LF": 10,
    "LINE TABULATION": 11, "VERTICAL TABULATION": 11, "FORM FEED": 12, "FF": 12,
    "CARRIAGE RETURN": 13, "CR": 13, "SHIFT OUT": 14, "SHIFT IN": 15, "SUBSTITUTE": 26, "ESCAPE": 27,
    "ESC": 27, "DELETE": 127, "NEXT LINE": 0x85, "NO-BREAK SPACE": 0xA0, "NBSP": 0xA0,
    "BYTE ORDER MARK": 0xFEFF, "BOM": 0xFEFF, "ZERO WIDTH NO-BREAK SPACE": 0xFEFF,
    "REPLACEMENT CHARACTER": 0xFFFD, "NUL": 0, "BEL": 7, "SPACE": 32}


def names():
    for start, end in BLOCKS:
        yield start, [unicodedata.name(chr(code), "").split(" ") for code in range(start, end)]


def words_by_use():
    count = collections.Counter(ALIAS_WORDS)
    for _, block in names():
        before = []
        for name in block:
            if name == [""]:
                continue
            shared = shared_words(before, name)
            count.update(name[shared:])
            before = name
    return [word for word, _ in sorted(count.items(), key=lambda entry: (-entry[1], entry[0]))]


ALIAS_WORDS = [word for name in ALIASES for word in name.split(" ")]


def shared_words(before, name):
    n = 0
    while n < min(len(before), len(name) - 1, 15) and before[n] == name[n]:
        n += 1
    return n


def number(n):
    return [n] if n < 0xC0 else [0xC0 + (n >> 8), n & 0xFF]


def encode(index):
    out = []
    for start, block in names():
        out += [*start.to_bytes(3, "little"), *len(block).to_bytes(2, "little")]
        before = []
        for name in block:
            if name == [""]:
                out.append(0xFF)
                continue
            shared = shared_words(before, name)
            assert len(name) - shared < 15
            out.append(shared << 4 | len(name) - shared)
            for word in name[shared:]:
                out += number(index[word])
            before = name
    return out


def encode_aliases(index):
    out = []
    for name, code in ALIASES.items():
        words = name.split(" ")
        out += [*code.to_bytes(3, "little"), len(words)]
        for word in words:
            out += number(index[word])
    return out


def array(name, values):
    text = f"static const unsigned char {name}[] = {{\n"
    line = "   "
    for value in values:
        item = f" {value},"
        if len(line) + len(item) > 98:
            text += line + "\n"
            line = "   "
        line += item
    return text + line + "\n};\n"


def main():
    if sys.version_info[:2] != (3, 11):
        sys.exit("needs CPython 3.11")
    words = words_by_use()
    index = {word: i for i, word in enumerate(words)}
    path = os.path.join(os.path.dirname(__file__), "..", "runtime", "lang", "front",
                        "character_names.gen.h")
    table = encode(index)
    with open(path, "w", encoding="ascii") as file:
        file.write("/* Written by scripts/gen-character-names.py, which says what is in it. "
                   "Unicode 14. */\n")
        file.write("/* clang-format off */\n")
        file.write(f"enum {{ CHARACTER_WORDS = {len(words)} }};\n")
        file.write(array("character_words", [c for word in words for c in word.encode() + b"\0"]))
        file.write(array("character_names", table))
        file.write(array("character_aliases", encode_aliases(index)))
    print(f"{len(words)} words, {len(table)} bytes of names")


main()
