# Subcommands, groups that exclude each other, parents, errors of declaration.
import argparse


def show(parser, *lines):
    for line in lines:
        try:
            print(parser.parse_args(line.split()))
        except SystemExit as error:
            print("exit", error.code)


p = argparse.ArgumentParser(prog="tool")
p.add_argument("--debug", action="store_true")
sub = p.add_subparsers(dest="command", required=True, help="what to do")
add = sub.add_parser("add", help="adds", aliases=["a"])
add.add_argument("x", type=int)
add.add_argument("--twice", action="store_true")
add.set_defaults(func="do_add")
rm = sub.add_parser("remove", help="removes")
rm.add_argument("names", nargs="+")
show(p, "add 3", "--debug add 3 --twice", "a 4", "remove a b", "", "nope", "add", "add x", "add 3 extra")
p.print_help()
add.print_help()
m = argparse.ArgumentParser(prog="m")
g = m.add_mutually_exclusive_group(required=True)
g.add_argument("--foo", action="store_true")
g.add_argument("--bar", type=int)
show(m, "--foo", "--bar 3", "", "--foo --bar 3")
m.print_usage()
parent = argparse.ArgumentParser(add_help=False)
parent.add_argument("--shared", default="s")
parent.add_argument_group("special", "a group").add_argument("--in-group")
child = argparse.ArgumentParser(prog="child", parents=[parent])
child.add_argument("own")
show(child, "o --shared t", "o")
child.print_help()
for action in (lambda: child.add_argument("--shared"), lambda: child.add_argument("-x", action="zzz"), lambda: child.add_argument("y", required=True),
               lambda: child.add_argument("-z", type="nope"), lambda: child.add_argument("a", dest="b"), lambda: child.add_argument("-w", nargs=0),
               lambda: child.add_argument("--m", nargs=2, metavar=("A",)), lambda: g.add_argument("--req", required=True)):
    try:
        action()
        print("accepted")
    except Exception as error:
        print(type(error).__name__, error)
silent = argparse.ArgumentParser(prog="silent", exit_on_error=False)
silent.add_argument("--n", type=int)
try:
    silent.parse_args(["--n", "x"])
except argparse.ArgumentError as error:
    print(error)
