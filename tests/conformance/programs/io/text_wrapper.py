# TextIOWrapper over bytes in memory.
import io

raw = io.BytesIO("zeile eins\nzeile zwei ä\r\nrest".encode())
t = io.TextIOWrapper(raw, encoding="utf-8")
print(t.encoding, t.errors, repr(t.readline()), repr(t.read(5)), repr(t.read()), t.buffer is raw, t.readable())
out = io.BytesIO()
w = io.TextIOWrapper(out, encoding="latin-1", newline="\r\n", write_through=True)
print(w.write("ä\nb"), out.getvalue())
w.flush()
print(out.getvalue(), w.detach() is out, out.closed)
lines = io.TextIOWrapper(io.BytesIO(b"a\rb\r\nc\n"), newline="")
print(lines.readlines())
print(list(io.TextIOWrapper(io.BytesIO(b"a\rb\r\nc\n"))))
strict = io.TextIOWrapper(io.BytesIO(b"\xff"), encoding="ascii")
try:
    strict.read()
except UnicodeDecodeError as error:
    print(error)
print(io.TextIOWrapper(io.BytesIO(b"\xff"), encoding="ascii", errors="replace").read())
with io.TextIOWrapper(io.BytesIO(b"x")) as f:
    pass
print(f.closed)
try:
    f.read()
except ValueError as error:
    print(error)
