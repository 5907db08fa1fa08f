"""The exceptions of stacklesslib."""


class TimeoutError(RuntimeError):
    """An operation took too long."""


class CancelledError(RuntimeError):
    """An operation was given up."""


class AsyncCallFailed(RuntimeError):
    """A call made through a callback interface failed."""
