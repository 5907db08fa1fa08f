#!/usr/bin/env python3
"""Random programs run by CPython 3.11 and by the native command, their output compared. Closes with
"N passed, N failed". Programs that differ are kept in the folder that is named.

usage: run.py [--command PATH] [--count N | --seconds N] [--seed N] [--functions N] [--re]

--re: regular expressions instead, so many in each program. Without --seconds the same seeds are run every time.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
import warnings

import generate
import generate_re

warnings.simplefilter("ignore")
# Warnings of the compiler have programs of their own; here CPython is told to be silent, we cannot be.
WARNING = re.compile(r"^.*: SyntaxWarning: .*\n(?:  .*\n)?", re.MULTILINE)
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..", "..")


def run(command, path):
    try:
        done = subprocess.run(command + [path], stdin=subprocess.DEVNULL, capture_output=True, timeout=30)
    except subprocess.TimeoutExpired:
        return "timeout", ""
    text = (done.stdout + done.stderr).decode("utf-8", "backslashreplace")
    return done.returncode, re.sub(r"0x[0-9a-f]{6,}", "0xADDRESS", WARNING.sub("", text))


def compiles(source):
    try:
        compile(source, "<random>", "exec")
        return True
    except SyntaxError:
        return False


def make(generator, seed, functions):
    """One program; functions that CPython refuses are left out by trying other seeds."""
    for attempt in range(200):
        source = generator(f"{seed}/{attempt}").program(functions)
        if compiles(source):
            return source
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--command", default=os.path.join(ROOT, "build", "native", "switchyard"))
    parser.add_argument("--count", type=int, default=80)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--functions", type=int, default=8)
    parser.add_argument("--re", action="store_true")
    args = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        print("0 passed, 0 failed (needs CPython 3.11)")
        return 0
    folder = tempfile.mkdtemp(prefix="switchyard-random-")
    end = None if args.seconds is None else time.monotonic() + args.seconds
    passed = failed = 0
    seed = args.seed
    generator = generate_re.Generator if args.re else generate.Generator

    def more():
        return seed < args.seed + args.count if end is None else time.monotonic() < end

    while more():
        source = make(generator, seed, args.functions)
        seed += 1
        if source is None:
            continue
        path = os.path.join(folder, f"{seed - 1}.py")
        with open(path, "w", encoding="utf-8") as f:
            f.write(source)
        theirs = run([sys.executable, "-W", "ignore"], path)
        ours = run([os.path.abspath(args.command)], path)
        if theirs == ours:
            passed += 1
            os.unlink(path)
            continue
        failed += 1
        a, b = theirs[1].split("\n"), ours[1].split("\n")
        at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
        print(f"FAILED {path} line {at + 1}")
        print(f"  cpython {theirs[0]} {a[at][:250] if at < len(a) else ''}")
        print(f"  ours    {ours[0]} {b[at][:250] if at < len(b) else ''}")
    print(f"{passed} passed, {failed} failed")
    return min(1, failed)


if __name__ == "__main__":
    sys.exit(main())
