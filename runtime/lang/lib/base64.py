"""Base64, base32, base16, Ascii85 and base85."""
import binascii

__all__ = ["encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode",
           "b32hexencode", "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode",
           "a85encode", "a85decode", "standard_b64encode", "standard_b64decode",
           "urlsafe_b64encode", "urlsafe_b64decode"]

_bytes_like = bytes, bytearray, memoryview


def _to_decode(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, _bytes_like):
        return bytes(s)
    raise TypeError("argument should be a bytes-like object or ASCII string, "
                    f"not {s.__class__.__name__!r}")


def _to_encode(s):
    if isinstance(s, _bytes_like):
        return bytes(s)
    raise TypeError(f"memoryview: a bytes-like object is required, not '{type(s).__name__}'")


def b64encode(s, altchars=None):
    """Encodes in base64; altchars stand for + and /."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is None:
        return encoded
    assert len(altchars) == 2, repr(altchars)
    return encoded.translate(bytes.maketrans(b"+/", altchars))


def b64decode(s, altchars=None, validate=False):
    """Decodes base64; validate refuses what does not belong to it."""
    s = _to_decode(s)
    if altchars is not None:
        altchars = _to_decode(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Encodes in base64 with the usual alphabet."""
    return b64encode(s)


def standard_b64decode(s):
    """Decodes base64 with the usual alphabet."""
    return b64decode(s)


_to_urlsafe = bytes.maketrans(b"+/", b"-_")
_from_urlsafe = bytes.maketrans(b"-_", b"+/")


def urlsafe_b64encode(s):
    """Encodes in base64 with - and _."""
    return b64encode(s).translate(_to_urlsafe)


def urlsafe_b64decode(s):
    """Decodes base64 with - and _."""
    return b64decode(_to_decode(s).translate(_from_urlsafe))


_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _b32encode(alphabet, s):
    s = _to_encode(s)
    out = bytearray()
    for i in range(0, len(s), 5):
        group = s[i:i + 5]
        number = int.from_bytes(group.ljust(5, b"\0"), "big")
        digits = (len(group) * 8 + 4) // 5
        out += bytes(alphabet[number >> shift & 31]
                     for shift in range(35, 35 - 5 * digits, -5)).ljust(8, b"=")
    return bytes(out)


def _b32decode(alphabet, s, casefold, map01):
    s = _to_decode(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _to_decode(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    digits = s.rstrip(b"=")
    pads = len(s) - len(digits)
    values = {c: i for i, c in enumerate(alphabet)}
    out = bytearray()
    try:
        for i in range(0, len(digits), 8):
            number = 0
            for c in digits[i:i + 8].ljust(8, alphabet[:1]):
                number = number << 5 | values[c]
            out += number.to_bytes(5, "big")
    except KeyError:
        raise binascii.Error("Non-base32 digit found") from None
    if pads not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    return bytes(out[:len(out) - (5 * pads + 7) // 8]) if pads else bytes(out)


def b32encode(s):
    """Encodes in base32."""
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    """Decodes base32; map01: the letter that 1 stands for (0 stands for O then)."""
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    """Encodes in base32 with the alphabet 0-9A-V."""
    return _b32encode(_B32HEX, s)


def b32hexdecode(s, casefold=False):
    """Decodes base32 with the alphabet 0-9A-V."""
    return _b32decode(_B32HEX, s, casefold, None)


def b16encode(s):
    """Encodes in hexadecimal digits."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """Decodes hexadecimal digits."""
    s = _to_decode(s)
    if casefold:
        s = s.upper()
    if s.strip(b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


_A85 = bytes(range(33, 118))
_B85 = (b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        b"!#$%&()*+-;<=>?@^_`{|}~")


def _encode85(b, alphabet, pad, short):
    """Five digits for four bytes; short: what stands for some groups."""
    b = _to_encode(b)
    out = bytearray()
    for i in range(0, len(b), 4):
        group = b[i:i + 4]
        missing = 4 - len(group)
        number = int.from_bytes(group.ljust(4, b"\0"), "big")
        if number in short and (not missing or pad):
            out += short[number]
            continue
        digits = []
        for _ in range(5):
            number, digit = divmod(number, 85)
            digits.append(alphabet[digit])
        digits.reverse()
        out += bytes(digits[:5 if pad else 5 - missing])
    return bytes(out)


def b85encode(b, pad=False):
    """Encodes in base85, as git does; pad: with zeros to a multiple of 4."""
    return _encode85(b, _B85, pad, {})


def b85decode(b):
    """Decodes base85."""
    b = _to_decode(b)
    values = {c: i for i, c in enumerate(_B85)}
    missing = -len(b) % 5
    b += b"~" * missing
    out = bytearray()
    for i in range(0, len(b), 5):
        number = 0
        for k in range(i, i + 5):
            if b[k] not in values:
                raise ValueError(f"bad base85 character at position {k}")
            number = number * 85 + values[b[k]]
        if number >> 32:
            raise ValueError(f"base85 overflow in hunk starting at byte {i}")
        out += number.to_bytes(4, "big")
    return bytes(out[:len(out) - missing])


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Encodes in Ascii85; foldspaces: y for four spaces; adobe: between <~ and ~>."""
    short = {0: b"z"}
    if foldspaces:
        short[0x20202020] = b"y"
    result = _encode85(b, _A85, pad, short)
    if adobe:
        result = b"<~" + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [result[i:i + wrapcol] for i in range(0, len(result), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        result = b"\n".join(lines)
    return result + b"~>" if adobe else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    """Decodes Ascii85."""
    b = _to_decode(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out = bytearray()
    group = []
    for c in b + b"u" * 4:
        if 33 <= c <= 117:
            group.append(c - 33)
            if len(group) == 5:
                number = 0
                for digit in group:
                    number = number * 85 + digit
                if number >> 32:
                    raise ValueError("Ascii85 overflow")
                out += number.to_bytes(4, "big")
                group = []
        elif c == 122:
            if group:
                raise ValueError("z inside Ascii85 5-tuple")
            out += b"\0\0\0\0"
        elif foldspaces and c == 121:
            if group:
                raise ValueError("y inside Ascii85 5-tuple")
            out += b"    "
        elif c not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {chr(c)}")
    surplus = 4 - len(group)
    return bytes(out[:len(out) - surplus]) if surplus else bytes(out)


def _need_bytes(s):
    if not isinstance(s, _bytes_like):
        raise TypeError(f"expected bytes-like object, not {s.__class__.__name__}")


def encodebytes(s):
    """Encodes in lines of base64."""
    _need_bytes(s)
    s = bytes(s)
    return b"".join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))


def decodebytes(s):
    """Decodes lines of base64."""
    _need_bytes(s)
    return binascii.a2b_base64(s)
