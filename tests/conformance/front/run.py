#!/usr/bin/env python3
"""Front end against CPython 3.11: trees of library files, recorded and random errors.

Builds front_tool.c with the C compiler of the machine and closes with "N passed, N failed".
"""
import glob
import os
import subprocess
import sys
import sysconfig
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..", "..")
PARTS = (
    "arena source unicode_ident lexer lex_number name_table parser parse_args parse_atom "
    "parse_compound parse_errors parse_errors_block parse_expr parse_params parse_pattern "
    "parse_stmt parse_target string_literal character_names fstring dump_ast"
).split()


def build(folder):
    tool = os.path.join(folder, "front_tool")
    runtime = os.path.join(ROOT, "runtime")
    files = [os.path.join(runtime, "lang", "front", part + ".c") for part in PARTS]
    files += [os.path.join(runtime, "base", "alloc.c"), os.path.join(HERE, "front_tool.c")]
    compiler = os.environ.get("CC", "cc")
    subprocess.run(
        [compiler, "-std=gnu11", "-O1", "-I" + runtime, "-I" + os.path.join(runtime, "include")]
        + ["-o", tool] + files,
        check=True,
    )
    return tool


def main():
    if sys.version_info[:2] != (3, 11):
        print("0 passed, 0 failed (needs CPython 3.11)")
        return 0
    library = sorted(glob.glob(os.path.join(sysconfig.get_path("stdlib"), "*.py")))
    with tempfile.TemporaryDirectory() as folder:
        tool = build(folder)
        script = os.path.join(HERE, "compare.py")
        runs = [
            [script, tool, "errors", os.path.join(HERE, "errors.txt")],
            [script, tool, "trees"] + library[::4],
            [os.path.join(HERE, "mutate.py"), tool, "11", "1000"] + library[::8],
        ]
        failed = sum(subprocess.run([sys.executable] + r).returncode != 0 for r in runs)
    print(f"{len(runs) - failed} passed, {failed} failed")
    return min(1, failed)


if __name__ == "__main__":
    sys.exit(main())
