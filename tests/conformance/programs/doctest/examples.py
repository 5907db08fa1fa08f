# Examples in docstrings: found, run, compared, reported.
import doctest


def good(x):
    """
    >>> good(1)
    2
    >>> for i in range(2):
    ...     print(i)
    0
    1
    >>> good("a")
    Traceback (most recent call last):
        ...
    TypeError: can only concatenate str (not "int") to str
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> list(range(20))  # doctest: +ELLIPSIS
    [0, 1, ..., 19]
    >>> print(1,    2)  # doctest: +NORMALIZE_WHITESPACE
    1    2
    """
    return x + 1


class Thing:
    """
    >>> Thing().value
    3
    """
    value = 3

    def bad(self):
        """
        >>> 1 + 1
        3
        >>> 1 / 0
        nothing
        """


print([test.name for test in doctest.DocTestFinder().find(Thing, "Thing")])
runner = doctest.DocTestRunner(verbose=False)
for test in doctest.DocTestFinder().find(good, "good"):
    print(runner.run(test))
lines = []
for test in doctest.DocTestFinder().find(Thing, "Thing"):
    test.filename, test.lineno = "examples.py", 0
    print(runner.run(test, out=lines.append))
print("".join(lines).split("Exception raised")[0])
