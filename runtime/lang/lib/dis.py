"""Listings of the instructions that code was compiled to. They are those of Switchyard's register
machine, not CPython's bytecode."""
import sys
import types

import _imp

__all__ = ["dis", "disassemble", "distb", "code_info", "show_code"]


def _code_of(x):
    x = getattr(x, "__func__", x)
    for name in ("__code__", "gi_code"):
        if hasattr(x, name):
            return getattr(x, name)
    return x


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False):
    """Lists a function, method, class, module, generator, code object or source text; without an
    argument the last traceback."""
    if x is None:
        distb(file=file)
        return
    x = _code_of(x)
    if isinstance(x, str):
        x = compile(x, "<dis>", "exec")
    if isinstance(x, types.CodeType):
        print(_imp.listing(x), end="", file=file)
        return
    parts = getattr(x, "__dict__", None)
    if parts is None:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")
    for name, part in sorted(parts.items()):
        code = _code_of(part)
        if isinstance(code, types.CodeType) or isinstance(part, type):
            print(f"Disassembly of {name}:", file=file)
            dis(part, file=file)
            print(file=file)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False):
    print(_imp.listing(co), end="", file=file)


def distb(tb=None, *, file=None, show_caches=False, adaptive=False):
    """Lists the code in which an exception was raised."""
    if tb is None:
        tb = getattr(sys, "last_traceback", None)
        if tb is None:
            raise RuntimeError("no last traceback to disassemble")
    while tb.tb_next:
        tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, file=file)


def code_info(x):
    """Names and counts of a code object."""
    co = _code_of(x)
    if isinstance(co, str):
        co = compile(co, "<dis>", "exec")
    if not isinstance(co, types.CodeType):
        raise TypeError(f"don't know how to disassemble {type(co).__name__} objects")
    rows = [("Name", co.co_name), ("Filename", co.co_filename),
            ("Argument count", co.co_argcount),
            ("Positional-only arguments", co.co_posonlyargcount),
            ("Kw-only arguments", co.co_kwonlyargcount),
            ("Number of locals", co.co_nlocals), ("Variable names", ", ".join(co.co_varnames)),
            ("Free variables", ", ".join(co.co_freevars)),
            ("Cell variables", ", ".join(co.co_cellvars))]
    return "\n".join(f"{name + ':':<26}{value}" for name, value in rows)


def show_code(co, *, file=None):
    print(code_info(co), file=file)
