"""What this runtime has beyond Stackless: select, deadlines, nurseries, supervision, a leak report,
and the modes of `atomic`. Functions that call others take a callable of no arguments."""
from _switchyard import (__version__, get_check_interval, mark, set_atomic_blocks_threads,
                         set_check_interval, set_free_threaded, set_name, set_seed, ticks)

ATOMIC_MODES = "extended", "old", "free-threaded"


def set_atomic_mode(mode):
    """Switches what `atomic` means, as --atomic-mode does; returns the old mode.

    extended        no other thread runs while a tasklet is atomic
    old             only the watchdog is held off (Stackless before that was fixed)
    free-threaded   there is no runtime lock: atomic is one lock that all share
    """
    if mode not in ATOMIC_MODES:
        raise ValueError(f"the atomic mode is one of {', '.join(ATOMIC_MODES)}, not {mode!r}")
    free = set_free_threaded(mode == "free-threaded")
    extended = set_atomic_blocks_threads(mode != "old")
    return "free-threaded" if free else "extended" if extended else "old"


# Loaded when they are first asked for: most programs need few of them.
_PLACES = {
    "waiting": ("Selected", "call_with_deadline", "deadline", "receive", "select", "send", "sleep"),
    "nurseries": ("nursery", "run_all"),
    "supervision": ("Service", "TooManyRestarts", "supervisor"),
    "leaking": ("Leak", "leak_report", "leaks", "watch_leaks"),
}

__all__ = ["ATOMIC_MODES", "get_check_interval", "mark", "set_atomic_blocks_threads",
           "set_atomic_mode", "set_check_interval", "set_free_threaded", "set_name", "set_seed", "ticks",
           *[name for names in _PLACES.values() for name in names]]


def __getattr__(name):
    for place, names in _PLACES.items():
        if name in names:
            module = __import__(f"{__name__}.{place}", None, None, [name])
            value = globals()[name] = getattr(module, name)
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *__all__})
