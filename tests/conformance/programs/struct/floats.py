import struct

for v in (0.0, -0.0, 1.0, -2.5, 1e-5, 65504.0, 65519.99, 6e-8, 3e-8, 2.98e-8, 5.96e-8, 1e-10, 0.1, 1/3, 2049.0, 2051.0, float("inf"), -float("inf"), 1e38, 1e-45, 1e-46, 1e300):
    print(v, end=" ")
    for code in ("<e", ">f", "<d", "f", "d", "e"):
        try:
            packed = struct.pack(code, v)
            print(packed.hex(), struct.unpack(code, packed)[0], end=" ")
        except OverflowError as e:
            print(e, end=" ")
    print()
print(struct.unpack("<e", b"\x00\x7e"), struct.unpack("<3e", b"\x01\x00\x00\x7c\x00\xfc"), struct.pack("<d", float("nan")), struct.pack("<e", 65520.0) if False else "")
