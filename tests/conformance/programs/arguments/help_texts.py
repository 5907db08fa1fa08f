# Help and usage, wrapped and not.
import argparse

p = argparse.ArgumentParser(prog="prog", description="A description that is long enough to be wrapped over two lines, we hope, at eighty columns.",
                            epilog="The end of %(prog)s.")
p.add_argument("source", help="where it comes from")
p.add_argument("target", nargs="*", metavar="TARGET", help="where it goes, %(default)s if nothing is said")
p.add_argument("-o", "--output-file-name", metavar="FILE", help="an option whose help is so long that it has to be wrapped at some place")
p.add_argument("-q", action="store_true")
p.add_argument("--level", type=int, choices=[1, 2, 3], default=2, help="one of %(choices)s (default: %(default)s)")
p.add_argument("--hidden", help=argparse.SUPPRESS)
p.add_argument("--pair", nargs=2, metavar=("A", "B"))
p.add_argument("--opt", nargs="?", help="100%%")
p.add_argument("--version", action="version", version="%(prog)s 1.0")
p.print_help()
print(p.format_usage())
for args in ["--version"], ["-h"]:
    try:
        p.parse_args(args)
    except SystemExit as error:
        print("exit", error.code)
for formatter in (argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter, argparse.ArgumentDefaultsHelpFormatter,
                  argparse.MetavarTypeHelpFormatter):
    f = argparse.ArgumentParser(prog="f", description="line one\n  line two", formatter_class=formatter)
    f.add_argument("--x", type=int, default=5, help="first\nsecond")
    f.add_argument("y", type=str, nargs="?", default="why", help="pos")
    f.print_help()
long = argparse.ArgumentParser(prog="a-program-with-a-very-long-name-that-takes-most-of-the-line-of-the-usage-text")
long.add_argument("--option-number-one")
long.add_argument("positional")
long.print_usage()
u = argparse.ArgumentParser(prog="u", usage="%(prog)s [options] stuff")
u.print_usage()
e = argparse.ArgumentParser(prog="e", add_help=False)
e.print_help()
w = argparse.ArgumentParser(prog="w")
g = w.add_mutually_exclusive_group()
for i in range(8):
    g.add_argument(f"--exclusive-option-{i}", action="store_true")
w.add_argument("+x", "++plus") if False else None
print(repr(argparse.Namespace(a=1, b="x", **{"not-id": 2})))
