# Options, arguments, types, actions.
import argparse


def show(parser, *lines):
    for line in lines:
        try:
            print(parser.parse_args(line.split()))
        except SystemExit as error:
            print("exit", error.code)


p = argparse.ArgumentParser(prog="prog")
p.add_argument("name")
p.add_argument("-n", "--number", type=int, default=3)
p.add_argument("-v", "--verbose", action="count", default=0)
p.add_argument("--flag", action="store_true")
p.add_argument("--no-color", action="store_false", dest="color")
p.add_argument("--level", choices=["low", "high"])
p.add_argument("-I", action="append")
p.add_argument("--const", action="store_const", const=42)
p.add_argument("--both", action=argparse.BooleanOptionalAction)
show(p, "x", "x -n 5 -vv --flag", "x --number=7 -Ia -I b --level low", "--const x --no-color", "x --num 4", "x -n5 -v", "x --both", "x --no-both",
     "-- -x", "x -n a", "x --level mid", "", "x y", "x --nope", "x -n", "-vn2 x", "x --n 1", "x --flag=3", "x -vz")
q = argparse.ArgumentParser(prog="q")
q.add_argument("first", nargs="?", default="none")
q.add_argument("rest", nargs="*")
q.add_argument("--two", nargs=2, type=float)
q.add_argument("--many", nargs="+")
q.add_argument("--maybe", nargs="?", const="C", default="D")
q.add_argument("--ext", nargs="*", action="extend")
show(q, "", "a", "a b c", "--two 1 2 a", "a --many x y", "--maybe", "--maybe z", "--two 1", "--many", "--ext a b --ext c", "-5 a", "a -1.5")
r = argparse.ArgumentParser(prog="r", argument_default=argparse.SUPPRESS)
r.add_argument("--opt")
r.add_argument("tail", nargs=argparse.REMAINDER)
show(r, "--opt 1 a --opt b", "x -y", "")
print(p.parse_known_args(["x", "--unknown", "1"]), p.get_default("number"), argparse.Namespace(a=1) == argparse.Namespace(a=1), "a" in argparse.Namespace(a=1))
p.set_defaults(number=9, extra="e")
show(p, "x")
s = argparse.ArgumentParser(prog="s")
s.add_argument("--foo")
s.add_argument("cmd")
s.add_argument("items", nargs="*", type=int)
print(s.parse_intermixed_args("run 1 --foo bar 2 3".split()))
