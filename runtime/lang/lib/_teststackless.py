"""Functions of the tests of Stackless Python that switch from C code."""
from stackless import _test_nostacklesscall as test_nostacklesscall, test_cframe, test_cframe_nr, test_outside

__all__ = ["test_cframe", "test_cframe_nr", "test_cstate", "test_nostacklesscall", "test_outside"]


def test_cstate(function, /):
    """Calls function() with C frames below it."""
    return test_nostacklesscall(function)
