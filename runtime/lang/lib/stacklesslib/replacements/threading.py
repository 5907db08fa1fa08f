"""The module threading, made anew on replacements.thread: its threads are tasklets."""
import sys

from . import thread as _tasklets


def _make():
    kept = {name: sys.modules.pop(name, None) for name in ("threading", "_thread")}
    sys.modules["_thread"] = _tasklets
    try:
        import threading
        return threading
    finally:
        for name, module in kept.items():
            if module is not None:
                sys.modules[name] = module
            else:
                sys.modules.pop(name, None)


import threading as _real

sys.modules[__name__] = _threading = _make()
_threading.real_threading = getattr(_real, "real_threading", _real)
