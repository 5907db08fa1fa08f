a, b, name = 5, 3.14159, "world"
print(f"hello {name}", f"{a}", f"{a + 1}", f"{a!r} {name!r} {name!s} {'é'!a}")
print(f"{b:.2f} {b:10.3f}| {b:<10.1f}| {b:e} {a:05d} {a:+d} {a:x} {a:b} {255:#o} {a:>5} {name:*^11}")
w, p = 10, 2
print(f"{b:{w}.{p}f}|{name:>{w}}|{a:{'0'}{4}}")
print(f"{a=} {a = } {name=} {b=:.1f} {a+1=} {name=!s}")
print(f"{{}} {{{a}}} {{a}}", f"{'nested ' + f'{a}'}", f"{f'{a}{name}'}")
print(f"{[1, 2][0]} {({'k': 1})['k']} {(lambda x: x * 2)(3)} {a if a > 3 else b} {a > 3}")
print(f"{a}" f"{b}" "c" f"{name}", "x" f"{a}")
print(f'{name.upper()} {name[0]} {name[1:3]} {len(name)} {"quoted"}')
print(f"""multi
{a}
  {name}""")
print(rf"\n{a}\t", f"\n{a}\t|".strip())
print(f"{1000000:,} {0.5:%} {1234.5678:,.2f} {10**6:_}")
print(f"{'a':5}|{'a':>5}|{'a':^5}|{'abc':.2}|{True}|{None}|{[1, 'a']}|{ {1: 2} }")


class F:
    def __format__(self, spec):
        return f"F[{spec}]"

    def __repr__(self):
        return "repr"

    def __str__(self):
        return "str"


f = F()
print(f"{f} {f:abc} {f!r} {f!s} {f!r:>6} {f:{a}}")
print(f"{a:{w}}", f"{a!r:>{w}}", f"{'':*<{w}}")
for bad in ("f'{a:z}'", "f'{name:d}'", "f'{f.x}'", "f'{1/0}'", "f'{a:{name}}'"):
    try:
        print(eval(bad))
    except Exception as e:
        print(type(e).__name__, e)
print(f"{a,}", f"{*[1, 2],}", f"{(yy := 3)} {yy}")
print(f"", f"plain", f"{''}")
print("%s %r %d %5.2f %x %% %c %-5s| %05d %+d" % ("s", "r", 5, b, 255, "c", "l", 42, 7))
print("{1} {0} {1}".format("a", "b"), "{x} {y.real} {z[0]}".format(x=1, y=2, z=[3]))
print("{:>5}|{:<5}|{:^5}".format(1, 2, 3), "{!r}".format("q"), "{0:{1}}".format(5, 4), "{{}}".format())
