import struct

print(struct.pack("<bBhHiIlLqQ", *range(10)), struct.pack("3s", b"abcd"), struct.pack("5p", b"abcdefg"), struct.pack("?", []), struct.pack("xx"), struct.pack("0s", b"a"), struct.pack("0p", b"a"), struct.pack("s", bytearray(b"q")))
print(struct.pack("bh", 1, 2), struct.pack("hb", 1, 2), struct.pack("bq", 1, 2), struct.pack("!i", 1), struct.pack("=bi", 1, 2), struct.pack("@ 2h x 1i", 1, 2, 3), struct.pack(">3b", -1, 0, 1), struct.pack("c2c", b"a", b"b", b"c"))
for code in "bBhHiIlLqQnN":
    for mode in "@<>":
        if code in "nN" and mode != "@":
            continue
        for v in (0, 1, -1, 127, -128, 255, 2**15, -2**15 - 1, 2**16 - 1, 2**31 - 1, -2**31, 2**32 - 1, 2**32, 2**63 - 1, -2**63, 2**64 - 1, 2**64, -2**70, True):
            try:
                packed = struct.pack(mode + code, v)
                print(mode + code, packed, struct.unpack(mode + code, packed) == (v,))
            except struct.error as e:
                print(mode + code, v, e)
class Index:
    def __index__(self):
        return 7
print(struct.pack("i", Index()), struct.pack("P", -1), struct.pack("f", 1), struct.pack("d", True))
