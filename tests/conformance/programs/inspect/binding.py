# Parameter, BoundArguments, getcallargs.
from inspect import Parameter, Signature, getcallargs, getfullargspec, signature


def f(a, /, b: int, c=3, *args, d, e: str = "x", **kw) -> "list[int]":
    return 1


sig = signature(f)
for p in sig.parameters.values():
    print(p, repr(p), p.name, p.kind, repr(p.kind), p.kind.description, p.default is p.empty, p.annotation)
print(sig.bind(1, 2, d=4), sig.bind(1, 2, 3, 4, 5, d=6, z=7).arguments)
print(sig.bind(1, 2, d=3, zz=3).kwargs, sig.bind(1, 2, 3, 4, d=3).args, sig.bind_partial(1))
bound = sig.bind(1, 2, d=4)
bound.apply_defaults()
print(bound.arguments, bound, bound == sig.bind(1, 2, d=4))
one = signature(lambda x: 1)
for action in (lambda: sig.bind(1), lambda: sig.bind(1, 2), lambda: sig.bind(a=1, b=2, d=3), lambda: one.bind(1, 2),
               lambda: one.bind(1, x=2), lambda: one.bind(y=2), lambda: getcallargs(f, 1),
               lambda: Parameter("1", Parameter.KEYWORD_ONLY), lambda: Parameter("x", Parameter.VAR_KEYWORD, default=3),
               lambda: Signature([Parameter("a", 3), Parameter("b", 0)]),
               lambda: Signature([Parameter("a", 1), Parameter("a", 1)]), lambda: Parameter("for", 1),
               lambda: Parameter(3, 1), lambda: Parameter("a", 9)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(Parameter("x", Parameter.KEYWORD_ONLY, default=3, annotation=int), Signature([Parameter("a", 0)]))
print(getfullargspec(f))
print(getcallargs(f, 1, 2, d=3))
