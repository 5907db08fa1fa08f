"""Runs programs written for threads on tasklets alone: threading, _thread and time.sleep are replaced
and the program runs in a tasklet under the main loop. `python -m stacklesslib.magic PROGRAM ...`, or
magic.run(function)."""
import sys
import time

import stackless

from . import app, main


def patch_all():
    """From now on `import threading` and `import _thread` give the replacements, and time.sleep() lets
    other tasklets run. What has been imported before keeps what it has."""
    from .replacements import thread
    import stacklesslib.replacements.threading
    if hasattr(time, "real_sleep"):
        return
    sys.modules["threading"] = sys.modules["stacklesslib.replacements.threading"]
    sys.modules["_thread"] = thread
    time.real_sleep = time.sleep
    time.sleep = app.sleep
    app.install_stackless()


def run(function):
    """Calls function() in a tasklet, with everything patched, and runs the main loop until it and all
    threads that are no daemons have ended. Returns its result, or raises."""
    from .wait import ValueTasklet
    patch_all()
    import threading

    def body():
        try:
            return function()
        finally:
            threading._shutdown()

    tasklet = ValueTasklet(body)
    # It is what threading has to take for the main thread.
    main_thread = threading.main_thread()
    del threading._active[main_thread.ident]
    main_thread._ident = id(tasklet)
    threading._active[main_thread.ident] = main_thread
    tasklet.setup()
    while tasklet.alive:
        main.mainloop.loop()
    return tasklet.get(block=False)


def run_program(arguments):
    """Runs a program, whose name comes first in its arguments, as __main__. There are no files here: it
    is found as a module of the current folder."""
    import runpy
    sys.argv[:] = arguments
    name = arguments[0].removesuffix(".py").removeprefix("./").replace("/", ".")
    run(lambda: runpy.run_module(name, run_name="__main__"))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python -m stacklesslib.magic PROGRAM [argument] ...")
    run_program(sys.argv[1:])
