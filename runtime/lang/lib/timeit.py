"""Measures how long small pieces of code take."""
import gc
import itertools
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter


def _block(statement, indent):
    return statement.replace("\n", "\n" + " " * indent)


class Timer:
    """Runs a statement many times and measures it."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        namespace = {}
        scope = {} if globals is None else globals
        parameters = ["_it", "_timer"]
        if callable(setup):
            namespace["_setup"] = setup
            parameters.append("_setup=_setup")
            setup = "_setup()"
        elif not isinstance(setup, str):
            raise ValueError("setup is neither a string nor callable")
        else:
            compile(setup, "<timeit-src>", "exec")
        if callable(stmt):
            namespace["_stmt"] = stmt
            parameters.append("_stmt=_stmt")
            stmt = "_stmt()"
        elif not isinstance(stmt, str):
            raise ValueError("stmt is neither a string nor callable")
        else:
            compile(setup + "\n" + stmt, "<timeit-src>", "exec")
        self.src = (f"def inner({', '.join(parameters)}):\n    {_block(setup, 4)}\n"
                    f"    _t0 = _timer()\n    for _i in _it:\n        {_block(stmt, 8)}\n"
                    "    _t1 = _timer()\n    return _t1 - _t0\n")
        exec(compile(self.src, "<timeit-src>", "exec"), scope, namespace)
        self.inner = namespace["inner"]

    def timeit(self, number=default_number):
        """The time of that many runs, in seconds."""
        enabled = gc.isenabled()
        gc.disable()
        try:
            return self.inner(itertools.repeat(None, number), self.timer)
        finally:
            if enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """timeit several times."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(number, time): as many runs as take 0.2 seconds at least."""
        scale = 1
        while True:
            for digit in (1, 2, 5):
                number = scale * digit
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """The time of many runs of a statement, in seconds."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat,
           number=default_number, globals=None):
    """timeit several times."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
