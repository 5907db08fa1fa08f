"""Bytes as text: base64, hexadecimal, uuencode; checksums."""
import _binascii
from _binascii import crc_hqx

__all__ = ["a2b_base64", "a2b_hex", "a2b_uu", "b2a_base64", "b2a_hex", "b2a_uu", "crc32",
           "crc_hqx", "hexlify", "unhexlify", "Error", "Incomplete"]


class Error(ValueError):
    """What should be decoded is not valid."""


class Incomplete(Exception):
    """Not used any more."""


def b2a_base64(data, /, *, newline=True):
    """Encodes bytes as a line of base64."""
    return _binascii.b2a_base64(data, newline)


def a2b_base64(data, /, *, strict_mode=False):
    """Decodes base64; strict_mode refuses what does not belong to it."""
    return _binascii.a2b_base64(data, strict_mode)


def hexlify(data, sep=None, bytes_per_sep=1):
    """Two hexadecimal digits for each byte."""
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    data = bytes(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


b2a_hex = hexlify


def unhexlify(hexstr, /):
    """The bytes that hexadecimal digits stand for."""
    return _binascii.unhexlify(hexstr)


a2b_hex = unhexlify


def crc32(data, crc=0, /):
    """The checksum of zip files, going on from crc."""
    return _binascii.crc32(data, crc)


def b2a_uu(data, /, *, backtick=False):
    """Uuencodes a line of at most 45 bytes."""
    data = bytes(data)
    if len(data) > 45:
        raise Error("At most 45 bytes at once")
    zero = 96 if backtick else 32
    out = [len(data) + 32 if data else zero]
    for i in range(0, len(data), 3):
        group = int.from_bytes(data[i:i + 3].ljust(3, b"\0"), "big")
        out.extend((group >> shift & 63) + 32 if group >> shift & 63 else zero
                   for shift in (18, 12, 6, 0))
    out.append(10)
    return bytes(out)


def a2b_uu(data, /):
    """Decodes a uuencoded line."""
    data = data.encode("ascii") if isinstance(data, str) else bytes(data)
    data = data.rstrip(b"\r\n") or b" "
    size = data[0] - 32 & 63
    digits = []
    for c in data[1:]:
        if not 32 <= c <= 96:
            raise Error("Illegal char")
        digits.append(c - 32 & 63)
    wanted = (size + 2) // 3 * 4
    if any(digits[wanted:]):
        raise Error("Trailing garbage")
    digits = (digits + [0] * wanted)[:wanted]
    out = bytearray()
    for i in range(0, wanted, 4):
        a, b, c, d = digits[i:i + 4]
        out += (a << 18 | b << 12 | c << 6 | d).to_bytes(3, "big")
    return bytes(out[:size])
