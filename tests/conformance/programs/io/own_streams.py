# Streams written in the language on the base classes.
import io


class Raw(io.RawIOBase):
    def __init__(self, data):
        self.data = data
        self.written = []

    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, b):
        n = min(len(b), len(self.data), 3)
        b[:n] = self.data[:n]
        self.data = self.data[n:]
        return n

    def write(self, b):
        self.written.append(bytes(b))
        return len(b)


print(Raw(b"hello world").read(), Raw(b"hello").read(4), list(Raw(b"a\nbc\n")), Raw(b"abc").readall())
r = io.BufferedReader(Raw(b"hello world\nmore"))
print(r.read(5), r.readline(), r.read(), r.read(1))
raw = Raw(b"")
w = io.BufferedWriter(raw)
w.write(b"abc")
w.flush()
print(raw.written)


class Upper(io.TextIOBase):
    def write(self, s):
        print("got", repr(s))
        return len(s)


print("a", "b", file=Upper())
base = io.IOBase()
for name in "seek", "truncate", "fileno":
    try:
        getattr(base, name)(0) if name == "seek" else getattr(base, name)()
    except io.UnsupportedOperation as error:
        print("unsupported", name)
print(base.readable(), base.closed, base.close(), base.closed)
