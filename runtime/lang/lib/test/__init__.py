"""Tools for test programs, as CPython's package of that name has them."""
