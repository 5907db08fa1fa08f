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
