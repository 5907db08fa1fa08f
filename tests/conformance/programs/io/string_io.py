# StringIO
import io


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


s = io.StringIO("one\ntwo\nthree")
print(repr(s.readline()), repr(s.read(2)), s.tell(), repr(s.read()), repr(s.read()), s.seek(0), s.readlines(), s.getvalue())
s.seek(4)
print(s.write("TWO!!"), repr(s.getvalue()), s.seek(0, 2), s.write("end"), repr(s.getvalue()), s.truncate(5), repr(s.getvalue()))
s.seek(8)
s.write("x")
print(repr(s.getvalue()), s.readable(), s.writable(), s.seekable(), s.isatty(), s.closed, s.encoding, s.newlines, s.line_buffering)
print([line for line in io.StringIO("a\nb\n")], io.StringIO("a\nb\nc").readlines(2), io.StringIO("abc").readline(2))
for newline in None, "", "\n", "\r", "\r\n":
    t = io.StringIO("a\r\nb\rc\nd", newline=newline)
    print(repr(newline), repr(t.getvalue()), t.readlines(), t.write("x\ny"), repr(t.getvalue()))
with io.StringIO() as w:
    print("printed", 1, file=w, end="|")
    w.writelines(["a", "b"])
    print(repr(w.getvalue()))
attempt(lambda: w.read())
attempt(lambda: w.getvalue())
attempt(lambda: s.seek(-1))
attempt(lambda: s.seek(1, 1))
attempt(lambda: s.seek(0, 5))
attempt(lambda: s.truncate(-1))
attempt(lambda: s.write(b"x"))
attempt(lambda: s.fileno())
attempt(lambda: s.detach())
attempt(lambda: io.StringIO(3))
attempt(lambda: io.StringIO("", newline="x"))
print(isinstance(s, io.TextIOBase), isinstance(s, io.IOBase), type(s), issubclass(io.UnsupportedOperation, (OSError, ValueError)))
