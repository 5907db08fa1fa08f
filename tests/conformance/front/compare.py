#!/usr/bin/env python3
"""Compares the front end with this Python's (CPython 3.11).

usage: compare.py TOOL trees FILE...     parse real files, compare ast.dump() with positions
       compare.py TOOL errors FILE       sources separated by lines of ----; compare the errors

TOOL is front_tool.c's program. Exit status 1 when anything differs.
"""
import ast
import subprocess
import sys
import warnings

warnings.simplefilter("ignore")


class Tool:
    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, mode, source):
        data = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
        self.process.stdin.write(b"%s %d\n" % (mode.encode(), len(data)) + data)
        self.process.stdin.flush()
        length = int(self.process.stdout.readline())
        return self.process.stdout.read(length).decode("utf-8", "surrogatepass")


def cpython_error(source):
    try:
        compile(source, "<test>", "exec", flags=ast.PyCF_ONLY_AST)
    except SyntaxError as e:
        return type(e).__name__, e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset), e.text or ""
    except ValueError as e:
        return type(e).__name__, str(e), None, ""
    return None


def our_error(answer):
    if not answer.startswith("!"):
        return None
    name, message, numbers, text = answer[1:].split("\n", 3)
    return name, message, tuple(map(int, numbers.split())), text


def compare_errors(tool, path):
    with open(path, encoding="utf-8") as f:
        sources = f.read().split("\n----\n")
    bad = 0
    for source in sources:
        theirs = cpython_error(source)
        ours = our_error(tool.ask("t", source))
        same = theirs == ours
        if theirs and ours and not same:
            # The text may or may not have its line end.
            same = theirs[:3] == ours[:3] and theirs[3].rstrip("\n") == ours[3].rstrip("\n")
            if theirs[2] is None:
                same = theirs[:2] == ours[:2]
        if not same:
            bad += 1
            print(f"DIFFERS {source!r}\n   cpython {theirs}\n   ours    {ours}")
    print(f"errors: {len(sources) - bad} of {len(sources)} equal")
    return bad


def first_difference(a, b):
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    start = max(0, at - 150)
    return f"   cpython ...{a[start:at + 100]}\n   ours    ...{b[start:at + 100]}"


def compare_trees(tool, paths):
    bad = skipped = equal = 0
    for path in paths:
        with open(path, "rb") as f:
            data = f.read()
        try:
            tree = ast.parse(data)
        except (SyntaxError, ValueError):
            skipped += 1
            continue
        names = {type(node).__name__ for node in ast.walk(tree)}
        if names & {"AsyncFunctionDef", "AsyncFor", "AsyncWith", "Await"} or any(
            isinstance(n, ast.comprehension) and n.is_async for n in ast.walk(tree)
        ):
            skipped += 1
            continue
        theirs = ast.dump(tree, include_attributes=True)
        request = "a" if not data.startswith(b"\xef\xbb\xbf") else "a"
        try:
            ours = tool.ask(request, data.decode("utf-8"))
        except UnicodeDecodeError:
            skipped += 1
            continue
        if ours == theirs:
            equal += 1
        else:
            bad += 1
            print(f"DIFFERS {path}\n{first_difference(theirs, ours)}")
    print(f"trees: {equal} equal, {bad} different, {skipped} skipped")
    return bad


def main():
    tool = Tool(sys.argv[1])
    if sys.argv[2] == "trees":
        return min(1, compare_trees(tool, sys.argv[3:]))
    return min(1, compare_errors(tool, sys.argv[3]))


if __name__ == "__main__":
    sys.exit(main())
