# What the main tasklet runs: the program, then what follows its end. _program, _namespace, _begin,
# _report and _on_message are given by the interpreter. The frame of this module is no part of tracebacks.


def _finish():
    import sys
    threading = sys.modules.get("threading")
    if threading is not None:
        threading._shutdown()
    atexit = sys.modules.get("atexit")
    if atexit is not None:
        atexit._run_exitfuncs()


def _serve():
    import sys
    hostlib = sys.modules.get("hostlib")
    if hostlib is not None:
        hostlib.serve()


def _dispatch(*message):
    import hostlib
    hostlib.dispatch(*message)


try:
    for message in _on_message(_dispatch):
        _dispatch(*message)
    _begin()
    exec(_program, _namespace)
    _serve()
except BaseException as error:
    _report(error)
try:
    _finish()
except BaseException as error:
    _report(error)
