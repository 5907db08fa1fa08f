import struct

b = bytearray(b"xxxxxxxx")
struct.pack_into("<3sh", b, 1, b"a", 258)
print(b, struct.unpack_from("<3sh", b, 1), struct.unpack_from("<h", buffer=b, offset=-2))
view = memoryview(b)
struct.pack_into("<h", view[2:], 1, 5)
print(b, list(struct.iter_unpack("<hh", b)), struct.iter_unpack("h", b"abcd").__length_hint__())
s = struct.Struct("<ih")
print(s.format, s.size, s.pack(1, 2), s.unpack(b"123456"), s.unpack_from(buffer=b"12345678", offset=1), list(s.iter_unpack(b"1" * 12)), struct.Struct(format=b"h").format)
s.pack_into(b, 0, 1, 2)
print(b, struct.Struct("i") == struct.Struct("i"), struct.unpack("3p", b"\x09ab"), struct.unpack("?c", b"\x02x"))
print([struct.calcsize(f) for f in ("bhilq", "<bhilq", "b0i", "i x 3h", b"i", "ci0q", "3xi", "", "=q", "n", "P", "2s3p")])
