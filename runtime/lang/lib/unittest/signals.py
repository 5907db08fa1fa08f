"""Ctrl-C raises KeyboardInterrupt in the running test; no handler is installed here."""
__unittest = True

_results = {}


def registerResult(result):
    _results[id(result)] = result


def removeResult(result):
    return _results.pop(id(result), None) is not None


def installHandler():
    pass


def removeHandler(method=None):
    return method
