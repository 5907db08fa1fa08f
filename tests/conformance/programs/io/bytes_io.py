# BytesIO
import io


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


b = io.BytesIO(b"one\ntwo\nthree")
print(b.readline(), b.read(2), b.tell(), b.read(), b.seek(-5, 2), b.read1(), b.seek(0), b.readlines(), b.seek(2, 1), b.seek(4))
print(b.write(b"TWO"), b.getvalue(), b.write(bytearray(b"..")), b.getvalue(), b.truncate(3), b.getvalue(), b.tell())
buffer = bytearray(4)
b.seek(0)
print(b.readinto(buffer), buffer, b.getbuffer()[0], list(io.BytesIO(b"x\ny")), io.BytesIO().read(), bytes(b.getbuffer()))
b.seek(6)
b.write(b"z")
print(b.getvalue(), b.readable(), b.writable(), b.seekable(), b.closed)
b.close()
attempt(lambda: b.read())
c = io.BytesIO(b"abc")
attempt(lambda: c.write("x"))
attempt(lambda: c.seek(-1))
attempt(lambda: c.seek(0, 7))
attempt(lambda: c.truncate(-1))
attempt(lambda: c.fileno())
attempt(lambda: c.detach())
attempt(lambda: io.BytesIO("x"))
print(isinstance(c, io.BufferedIOBase), isinstance(c, io.IOBase), type(c))
