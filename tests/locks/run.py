#!/usr/bin/env python3
"""Runs the lock suite as CI does: all locks with 1,000 seeds and the extended `atomic`; the races of the
old one; no runtime lock; every switch hard. Each line of the suite is a test case."""
import argparse
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
NATIVE = HERE.parent.parent / "build" / "native" / "switchyard"

# Options of the command, arguments of the suite, in parts of about the same length.
JOBS = [
    *(([], ["--seeds", str(first), str(first + 250)]) for first in range(0, 1000, 250)),
    ([], ["--mode", "old", "--find", "--seeds", "0", "300"]),
    ([], ["--mode", "free-threaded", "--seeds", "0", "150"]),
    (["--hard"], ["--seeds", "0", "40"]),
]


def run(command, job):
    options, arguments = job
    try:
        done = subprocess.run([command, "--clock", "virtual", *options, "suite.py", *arguments],
                              cwd=HERE, capture_output=True, text=True, timeout=600)
    except subprocess.TimeoutExpired:
        return 0, 1, f"{options + arguments}: took too long\n"
    lines = done.stdout.splitlines()
    wrong = [line for line in lines if "NOT EXPECTED" in line]
    if (done.returncode != 0) != bool(wrong) or done.stderr:
        wrong.append(f"exit status {done.returncode}, {done.stderr}")
    text = "".join(f"{' '.join(options + arguments)}: {line}\n" for line in wrong)
    return len(lines) - len(wrong), len(wrong), text


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--command", default=NATIVE)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    command = str(Path(given.command).resolve())
    passed = failed = 0
    with ThreadPoolExecutor(given.jobs) as pool:
        for good, bad, text in pool.map(lambda job: run(command, job), JOBS):
            passed += good
            failed += bad
            sys.stdout.write(text)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
