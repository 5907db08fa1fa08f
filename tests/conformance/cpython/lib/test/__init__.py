"""Tools that the regression tests of CPython need, in place of its own."""
