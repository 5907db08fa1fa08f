"""Hashes: MD5, SHA-1, SHA-2, SHA-3."""
from _hash import new as _new

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224",
                         "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256"}
algorithms_available = set(algorithms_guaranteed)

__all__ = sorted(algorithms_guaranteed) + ["new", "algorithms_guaranteed",
                                           "algorithms_available", "pbkdf2_hmac", "file_digest"]


def new(name, data=b"", *, usedforsecurity=True):
    """A hash by its name, of the data so far."""
    return _new(name.lower().replace("-", "") if name[3:4] != "3" else name, data)


def _constructor(name):
    def make(string=b"", *, usedforsecurity=True):
        return _new(name, string)
    make.__name__ = make.__qualname__ = "openssl_" + name
    make.__doc__ = f"A {name} hash object, of the data so far."
    return make


for _name in algorithms_guaranteed:
    globals()[_name] = _constructor(_name)
del _name


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key derived from a password (PKCS #5)."""
    inner = new(hash_name)
    outer = inner.copy()
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    if dklen is None:
        dklen = inner.digest_size
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    password = bytes(password)
    if len(password) > inner.block_size:
        password = new(hash_name, password).digest()
    password = password.ljust(inner.block_size, b"\0")
    inner.update(bytes(c ^ 0x36 for c in password))
    outer.update(bytes(c ^ 0x5c for c in password))

    def mac(message):
        i, o = inner.copy(), outer.copy()
        i.update(message)
        o.update(i.digest())
        return o.digest()

    key = b""
    block = 1
    while len(key) < dklen:
        last = mac(bytes(salt) + block.to_bytes(4, "big"))
        sum_ = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            last = mac(last)
            sum_ ^= int.from_bytes(last, "big")
        key += sum_.to_bytes(inner.digest_size, "big")
        block += 1
    return key[:dklen]


def file_digest(fileobj, digest, /):
    """The hash of all that is left in a file opened for reading bytes."""
    made = new(digest) if isinstance(digest, str) else digest()
    while chunk := fileobj.read(65536):
        made.update(chunk)
    return made
