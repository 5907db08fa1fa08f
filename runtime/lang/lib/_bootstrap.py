# What the main tasklet runs: the program, then what follows its end. _program, _namespace, _begin
# and _report are given by the interpreter. The frame of this module is no part of tracebacks.


def _finish():
    import sys
    threading = sys.modules.get("threading")
    if threading is not None:
        threading._shutdown()
    atexit = sys.modules.get("atexit")
    if atexit is not None:
        atexit._run_exitfuncs()


try:
    _begin()
    exec(_program, _namespace)
except BaseException as error:
    _report(error)
try:
    _finish()
except BaseException as error:
    _report(error)
