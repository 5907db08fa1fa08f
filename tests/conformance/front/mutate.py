#!/usr/bin/env python3
"""Breaks pieces of real programs at random and compares the errors with this Python's.

usage: mutate.py TOOL SEED COUNT FILE...
"""
import io
import random
import sys
import tokenize

import compare


def pieces(paths):
    for path in paths:
        with open(path, encoding="utf-8") as f:
            lines = f.read().split("\n")
        starts = [i for i, line in enumerate(lines) if line[:1].isalpha() or line[:1] == "@"]
        for a, b in zip(starts, starts[1:]):
            text = "\n".join(lines[a:b]) + "\n"
            if len(text) < 900 and "async" not in text and "await" not in text and "\\N" not in text:
                yield text


def tokens(text):
    try:
        return [
            t
            for t in tokenize.generate_tokens(io.StringIO(text).readline)
            if t.string.strip() and t.start[0] == t.end[0]
        ]
    except (tokenize.TokenError, IndentationError, SyntaxError):
        return []


EXTRA = "( ) [ ] { } : , = == := . ; + * ** -> @ if else for in not lambda x 1 'a' \" def print is or \\ ! $ f'{a' yield as import None".split()


def splice(text, token, new):
    lines = text.split("\n")
    row = token.start[0] - 1
    lines[row] = lines[row][: token.start[1]] + new + lines[row][token.end[1] :]
    return "\n".join(lines)


def mutate(rng, text):
    found = tokens(text)
    if not found:
        return None
    t = rng.choice(found)
    kind = rng.randrange(6)
    if kind == 0:
        return splice(text, t, "")
    if kind == 1:
        return splice(text, t, t.string + " " + rng.choice(EXTRA))
    if kind == 2:
        return splice(text, t, rng.choice(EXTRA))
    if kind == 3:
        return splice(text, t, rng.choice(EXTRA) + " " + t.string)
    if kind == 4:
        return splice(text, t, rng.choice(found).string)
    at = rng.randrange(len(text))
    return text[:at] + rng.choice(["", "\n", " ", "    ", "#", "'", "\t"]) + text[at + 1 :]


def main():
    tool = compare.Tool(sys.argv[1])
    rng = random.Random(int(sys.argv[2]))
    sources = list(pieces(sys.argv[4:]))
    bad = errors = 0
    for _ in range(int(sys.argv[3])):
        source = mutate(rng, rng.choice(sources))
        if source is None:
            continue
        theirs = compare.cpython_error(source)
        ours = compare.our_error(tool.ask("t", source))
        errors += theirs is not None
        if theirs is None and ours is None:
            continue
        same = bool(theirs and ours) and theirs[:2] == ours[:2] and theirs[2] in (None, ours[2])
        if not same:
            bad += 1
            line = (theirs or ours)[2][0] if (theirs or ours)[2] else 1
            shown = source.split("\n")[max(0, line - 2) : line + 1]
            print(f"DIFFERS near {shown!r}\n   cpython {theirs and theirs[:3]}\n   ours    {ours and ours[:3]}")
    print(f"mutations: {errors} errors, {bad} different")
    return min(1, bad)


if __name__ == "__main__":
    sys.exit(main())
