# Declarations that are refused.
from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import ClassVar


@dataclass
class Plain:
    a: int


@dataclass(frozen=True)
class Frozen:
    a: int


def attempt(body, options="", bases=""):
    try:
        exec(f"@dataclass({options})\nclass Tried({bases}):\n {body}")
        print("accepted")
    except Exception as error:
        print(type(error).__name__, error)


attempt("a: int = 1; b: int")
attempt("a: list = []")
attempt("a: dict = {}")
attempt("b: int = 3", bases="Frozen")
attempt("b: int = 3", "frozen=True", "Plain")
attempt("b: int", "order=True, eq=False")
attempt("b: int\n def __lt__(self, other): pass", "order=True")
attempt("b: int\n def __setattr__(self, name, value): pass", "frozen=True")
attempt("b: int\n def __hash__(self): return 1", "unsafe_hash=True")
attempt("b = field()")
attempt("b: ClassVar[int] = field(default_factory=int)")
attempt("b: InitVar[int] = field(default_factory=int)")
attempt("b: ClassVar[int] = field(kw_only=True)")
attempt("a: KW_ONLY; b: KW_ONLY")
attempt("__slots__ = ('a',); a: int", "slots=True")
attempt("a: int", "weakref_slot=True")
try:
    field(default=1, default_factory=int)
except ValueError as error:
    print(error)
