#!/usr/bin/env python3
"""Runs random programs by the model and by the native command and compares what they print. Closes
with "N passed, N failed"; programs whose outcome the model cannot foretell are left out.

usage: compare.py [--command PATH] [--jobs N] [--hard] [--count N] [--first SEED] [KIND...]

Kinds: operations (those of generate.py), slices, threads (see programs.py). A seed gives the same
program every time; --first continues with others.
"""
import argparse
import concurrent.futures
import os
import subprocess
import sys
import tempfile
import threading

import model
import programs
from generate import Gen
from run import COMMAND, SECONDS, first_difference


class Operations:
    name = "operations"
    options = []
    recorded = 3000  # the seeds before that are in recorded.jsonl.gz

    def __init__(self, seed):
        self.text = Gen(self.recorded + seed).program()

    def programs(self):
        return self.text, self.text


KINDS = {kind.name: kind for kind in (Operations, programs.Slices, programs.Threads)}


def output(command, text):
    with tempfile.NamedTemporaryFile("w", suffix=".py") as f:
        f.write(text)
        f.flush()
        try:
            done = subprocess.run(command + [f.name], stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return "timeout\n"
    return done.stdout.decode() + (done.stderr.decode() or "" if done.returncode else "")


def check(command, name, seed):
    """None: cannot be foretold; "": equal; else what differs."""
    text, for_model = KINDS[name](seed).programs()
    expected = model.run_model(for_model)
    if expected is None:
        return None
    ours, theirs = output(command + KINDS[name].options, text).split("\n"), expected.split("\n")
    at = first_difference(theirs, ours)
    if at is None:
        return ""
    before = "".join(f"    {line[:200]}\n" for line in theirs[max(0, at - 5) : at])
    shown = [lines[at][:200] if at < len(lines) else "<nothing>" for lines in (theirs, ours)]
    return f"FAILED {name} {seed}\n{before}  model   {shown[0]}\n  printed {shown[1]}"


def check_all(command, name, seeds):
    threading.stack_size(256 * 1024)
    return [check(command, name, seed) for seed in seeds]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--command", default=COMMAND)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--hard", action="store_true", help="with every switch hard")
    parser.add_argument("--count", type=int, default=1000, help="seeds of each kind")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("kinds", nargs="*", default=[])
    args = parser.parse_args()
    command = [os.path.abspath(args.command)] + ["--hard"] * args.hard
    # A thread that ends kills tasklets that own a C stack, which is not what the model does.
    kinds = args.kinds or [name for name in KINDS if not (args.hard and name == "threads")]
    passed = failed = 0
    with concurrent.futures.ProcessPoolExecutor(args.jobs) as pool:
        work = []
        for name in kinds:
            for start in range(args.first, args.first + args.count, 50):
                seeds = range(start, min(start + 50, args.first + args.count))
                work.append(pool.submit(check_all, command, name, seeds))
        for future in work:
            for result in future.result():
                passed += result == ""
                failed += bool(result)
                if result:
                    print(result)
    print(f"{passed} passed, {failed} failed")
    return min(1, failed)


if __name__ == "__main__":
    sys.exit(main())
