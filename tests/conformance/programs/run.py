#!/usr/bin/env python3
"""Runs every program below this folder with CPython 3.11 and with the native command and compares
output, error output and exit status. Closes with "N passed, N failed".

usage: run.py [--command PATH] [--jobs N] [NAME...]     names or beginnings of names, as topic/name
"""
import argparse
import concurrent.futures
import glob
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..", "..")
SECONDS = 20


def normalize(text, folder):
    text = text.replace(folder + os.sep, "")
    return re.sub(r"0x[0-9a-f]{6,}", "0xADDRESS", text)


def run(command, path):
    folder, name = os.path.split(path)
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED="0")
    try:
        done = subprocess.run(
            command + [name],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return "timeout", "", ""
    out = normalize(done.stdout.decode("utf-8", "backslashreplace"), folder)
    err = normalize(done.stderr.decode("utf-8", "backslashreplace"), folder)
    err = re.sub(r"(?m)^.*: SyntaxWarning: .*\n(  .*\n)?", "", err)
    return done.returncode, out, err


def first_difference(name, theirs, ours):
    a, b = theirs.split("\n"), ours.split("\n")
    for i in range(max(len(a), len(b))):
        x = a[i] if i < len(a) else "<nothing>"
        y = b[i] if i < len(b) else "<nothing>"
        if x != y:
            return f"  {name} line {i + 1}\n    cpython {x[:300]}\n    ours    {y[:300]}"
    return ""


def compare(path, command):
    theirs = run([sys.executable, "-W", "ignore"], path)
    ours = run(command, path)
    if theirs == ours:
        return None
    problems = []
    if theirs[0] != ours[0]:
        problems.append(f"  exit status: cpython {theirs[0]}, ours {ours[0]}")
    for i, name in ((1, "output"), (2, "error output")):
        if theirs[i] != ours[i]:
            problems.append(first_difference(name, theirs[i], ours[i]))
    return "\n".join(problems)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--command", default=os.path.join(ROOT, "build", "native", "switchyard"))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        print("0 passed, 0 failed (needs CPython 3.11)")
        return 0
    paths = sorted(glob.glob(os.path.join(HERE, "*", "*.py")))
    if args.names:
        paths = [p for p in paths if os.path.relpath(p, HERE).startswith(tuple(args.names))]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        command = [os.path.abspath(args.command)]
        for path, problem in zip(paths, pool.map(lambda p: compare(p, command), paths)):
            if problem:
                failed += 1
                print(f"FAILED {os.path.relpath(path, HERE)}\n{problem}")
    print(f"{len(paths) - failed} passed, {failed} failed")
    return min(1, failed)


if __name__ == "__main__":
    sys.exit(main())
