#!/usr/bin/env python3
"""Runs the recorded random programs and compares what they print with what Stackless Python 3.7
printed (recorded.jsonl.gz). Closes with "N passed, N failed".

usage: run.py [--command PATH] [--jobs N] [--hard] [SEED...]
       run.py --model [SEED...]        has the model run them: is it a model of Stackless?

differences.txt names the programs that differ and why; those must print what the model does.
"""
import argparse
import concurrent.futures
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile

from generate import Gen
from model import run_model

HERE = os.path.dirname(os.path.abspath(__file__))
COMMAND = os.path.join(HERE, "..", "..", "build", "native", "switchyard")
SECONDS = 30
SELF_SWITCH = re.compile(r"(\w+) \(\1\)\.switch\(\) \.\.\.$")


def recorded():
    """What each seed's program printed, by seed."""
    with gzip.open(os.path.join(HERE, "recorded.jsonl.gz"), "rt") as lines:
        return {row["seed"]: row["out"] for row in map(json.loads, lines)}


def reasons():
    with open(os.path.join(HERE, "differences.txt")) as lines:
        pairs = (line.split() for line in lines if line.strip() and line[0] != "#")
        return {int(seed): reason for seed, reason in pairs}


def run(command, folder, seed):
    path = os.path.join(folder, f"p{seed}.py")
    with open(path, "w") as f:
        f.write(Gen(seed).program())
    try:
        done = subprocess.run(command + [path], stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return "timeout"
    if done.returncode != 0 or done.stderr:
        return f"exit status {done.returncode}\n{done.stderr.decode()}"
    return done.stdout.decode()


def first_difference(theirs, ours):
    """The index of the first line that differs, or None."""
    for i in range(max(len(theirs), len(ours))):
        if theirs[i : i + 1] != ours[i : i + 1]:
            return i
    return None


def differs_as_said(seed, reason, theirs, ours):
    """Whether the first difference comes after a switch to oneself, and the rest is right."""
    at = first_difference(theirs, ours)
    selfs = [i for i, line in enumerate(ours) if SELF_SWITCH.match(line)]
    crashed = reason == "self-switch-crash" and theirs == [""]
    return selfs and (crashed or selfs[0] < at) and run_model(Gen(seed).program()).split("\n") == ours


def problem(seed, reason, recording, output):
    """What is wrong with the output of a program, or None."""
    theirs, ours = recording.split("\n"), output.split("\n")
    at = first_difference(theirs, ours)
    if at is None:
        return None if reason is None else f"  equals the recording, but differences.txt says {reason}"
    if reason is not None and differs_as_said(seed, reason, theirs, ours):
        return None
    shown = [lines[at][:200] if at < len(lines) else "<nothing>" for lines in (theirs, ours)]
    return f"  line {at + 1}\n    recorded {shown[0]}\n    printed  {shown[1]}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--command", default=COMMAND)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--hard", action="store_true", help="with every switch hard")
    parser.add_argument("--model", action="store_true", help="by model.py, not by the command")
    parser.add_argument("seeds", nargs="*", type=int)
    args = parser.parse_args()
    command = [os.path.abspath(args.command)] + ["--hard"] * args.hard
    recordings, reason_of = recorded(), reasons()
    seeds = args.seeds or sorted(recordings)
    failed = 0
    if args.model:
        seeds = [seed for seed in seeds if seed not in reason_of]
        args.jobs = 1
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        def one(seed):
            return run_model(Gen(seed).program()) if args.model else run(command, folder, seed)

        for seed, output in zip(seeds, pool.map(one, seeds)):
            wrong = problem(seed, reason_of.get(seed), recordings[seed], output)
            if wrong:
                failed += 1
                print(f"FAILED {seed}\n{wrong}")
    print(f"{len(seeds) - failed} passed, {failed} failed")
    return min(1, failed)


if __name__ == "__main__":
    sys.exit(main())
