"""Random numbers that nobody can guess. Here they are as good as the runtime's own generator: a
program that is to be replayed gets the same numbers again."""
from base64 import urlsafe_b64encode as _encode
from random import Random as _Random

__all__ = ["choice", "randbelow", "randbits", "SystemRandom", "token_bytes", "token_hex",
           "token_urlsafe", "compare_digest"]

DEFAULT_ENTROPY = 32
SystemRandom = _Random
_sysrand = SystemRandom()
randbits = _sysrand.getrandbits
choice = _sysrand.choice


def compare_digest(a, b, /):
    """Whether two texts or bytes are equal."""
    if type(a) is not type(b) and (isinstance(a, str) or isinstance(b, str)):
        raise TypeError("unsupported operand types(s) or combination of types: "
                        f"'{type(a).__name__}' and '{type(b).__name__}'")
    if isinstance(a, str) and not (a.isascii() and b.isascii()):
        raise TypeError("comparing strings with non-ASCII characters is not supported")
    return a == b


def randbelow(exclusive_upper_bound):
    """A number from 0 up to a bound."""
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _sysrand.randrange(exclusive_upper_bound)


def token_bytes(nbytes=None):
    """Random bytes."""
    return _sysrand.randbytes(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    """Random bytes as hexadecimal text."""
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    """Random bytes as text for addresses."""
    return _encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")
