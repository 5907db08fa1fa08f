#!/usr/bin/env python3
"""Runs test files of CPython's own regression suite, as Debian ships them, with the native command
and compares what passes with results.tsv. Closes with "N passed, N failed": one case for each file,
failed if fewer of its tests pass than the table says.

usage: run.py [--command PATH] [--jobs N] [--update] [--verbose] [NAME...]

results.tsv  what is expected: one line for each file
reasons.tsv  why a test does not pass: a detail of CPython's implementation, something that
             Switchyard refuses (docs/language.md), or a gap. Tests marked `out` are not even run.
"""
import argparse
import collections
import concurrent.futures
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..", "..")
RESULTS = os.path.join(HERE, "results.tsv")
REASONS = os.path.join(HERE, "reasons.tsv")
SUITE = "/usr/lib/python3.11/test"
SECONDS = 60

Counts = collections.namedtuple("Counts", "passed failed skipped")


def read_table(path):
    """The rows of a table, without its heading and comments."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line.strip() and line[0] != "#"]
    return rows[1:]


class Reasons:
    """reasons.tsv: {file: {end of a test's id: (kind, why)}}."""

    def __init__(self):
        self.rows = collections.defaultdict(dict)
        for name, test, kind, why in read_table(REASONS):
            self.rows[name][test] = kind, why

    def left_out(self, name):
        return [f"{test}={why}" for test, (kind, why) in self.rows[name].items() if kind == "out"]

    def find(self, name, test):
        for end, reason in self.rows[name].items():
            if test.endswith(end) or (end.endswith("*") and end[:-1] in test):
                return reason
        return None


def link_suite(folder):
    """The test files alone, without test.support and the rest of CPython's library."""
    package = os.path.join(folder, "test")
    os.mkdir(package)
    for name in os.listdir(SUITE):
        source = os.path.join(SUITE, name)
        if name in ("__init__.py", "__main__.py", "support", "__pycache__"):
            continue
        if name.endswith(".py") or os.path.isdir(source):
            os.symlink(source, os.path.join(package, name))


def run_file(command, folder, name, reasons, verbose):
    """[(outcome, test, why)] of one file."""
    path = os.pathsep.join([os.path.join(HERE, "lib"), folder])
    environment = dict(os.environ, SWITCHYARD_PATH=path)
    args = [command, "--seed", "1", "-m", "regrun", f"test.{name}", *reasons.left_out(name)]
    if verbose:
        args.append("-v")
    try:
        done = subprocess.run(args, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=None if verbose else subprocess.PIPE,
                              timeout=SECONDS)
        status, out = done.returncode, done.stdout
        problem = "" if verbose else done.stderr.decode("utf-8", "replace").strip()[-200:]
    except subprocess.TimeoutExpired as error:
        status, out, problem = "timeout", error.stdout or b"", ""
    lines = [line.split("\t") for line in out.decode("utf-8", "replace").splitlines()]
    found = [line for line in lines if len(line) == 3 and line[0] in ("ok", "FAIL", "skip")]
    if status != 0:
        found.append(("FAIL", f"{name} ended with {status}", problem.split("\n")[-1]))
    return found


def count(name, found, reasons):
    """Counts, and the failed tests without a reason that takes them out of the count."""
    passed = failed = skipped = 0
    unexplained = []
    for outcome, test, why in found:
        if outcome == "ok":
            passed += 1
        elif outcome == "skip":
            skipped += 1
        else:
            reason = reasons.find(name, test)
            if reason is not None and reason[0] in ("detail", "refused"):
                skipped += 1
                continue
            failed += 1
            if reason is None:
                unexplained.append((test, why))
    return Counts(passed, failed, skipped), unexplained


def write_results(table):
    total = Counts(*map(sum, zip(*table.values())))
    share = 100 * total.passed / max(1, total.passed + total.failed)
    with open(RESULTS, "w", encoding="utf-8") as file:
        file.write("# Written by run.py --update. skipped: details of CPython and what is refused, "
                   "see reasons.tsv.\n")
        file.write(f"# All: {total.passed} passed, {total.failed} failed, {total.skipped} skipped: "
                   f"{share:.1f} % of what counts.\n")
        file.write("file\tpassed\tfailed\tskipped\n")
        for name, counts in sorted(table.items()):
            file.write("\t".join([name, *map(str, counts)]) + "\n")


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--command", default=os.path.join(ROOT, "build", "native", "switchyard"))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--update", action="store_true", help="write what passes into results.tsv")
    parser.add_argument("--verbose", action="store_true", help="show why tests fail")
    parser.add_argument("names", nargs="*")
    return parser.parse_args()


def main():
    args = parse()
    if not os.path.exists(os.path.join(SUITE, "test_grammar.py")):
        print("0 passed, 0 failed (needs Debian's libpython3.11-testsuite)")
        return 0
    command = os.path.abspath(args.command)
    expected = {row[0]: Counts(*map(int, row[1:4])) for row in read_table(RESULTS)}
    names = args.names or list(expected)
    reasons, table, bad = Reasons(), dict(expected), 0
    with tempfile.TemporaryDirectory() as folder, \
            concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        link_suite(folder)
        runs = {name: pool.submit(run_file, command, folder, name, reasons, args.verbose)
                for name in names}
        for name, run in runs.items():
            counts, unexplained = count(name, run.result(), reasons)
            table[name] = counts
            before = expected.get(name, Counts(0, 0, 0))
            worse = counts.passed < before.passed or counts.failed > before.failed
            if worse or args.names or args.verbose:
                print(f"{name}: {counts.passed} passed, {counts.failed} failed, {counts.skipped} "
                      f"skipped (table: {before.passed}, {before.failed}, {before.skipped})")
                for test, why in unexplained:
                    print(f"    {test}: {why[:160]}")
            bad += worse
    if args.update:
        write_results(table)
        bad = 0
    print(f"{len(names) - bad} passed, {bad} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
