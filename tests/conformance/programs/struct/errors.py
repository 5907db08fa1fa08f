import struct

cases = ["struct.pack('i')", "struct.pack('i', 1, 2)", "struct.pack('i', 'a')", "struct.pack('i', 1.5)", "struct.pack('f', 'a')", "struct.pack('<f', 1e40)", "struct.pack('d', None)", "struct.pack('d', 10**400)", "struct.pack('c', b'ab')", "struct.pack('c', 'a')", "struct.pack('s', 'a')",
         "struct.pack('p', 5)", "struct.pack('z')", "struct.pack('3')", "struct.pack('<n', 1)", "struct.pack('<P', 1)", "struct.pack('P', 2**64)", "struct.unpack('i', b'abc')", "struct.unpack('i', 5)", "struct.unpack('i', 'abcd')", "struct.unpack_from('i', b'abcdef', 3)",
         "struct.unpack_from('i', b'abcdef', -3)", "struct.unpack_from('i', b'abcdef', -9)", "struct.pack_into('i', bytearray(6), 3, 1)", "struct.pack_into('i', b'abcdef', 0, 1)", "struct.pack_into('i', bytearray(6))", "struct.pack_into('i', bytearray(6), 0)", "struct.pack_into('i', bytearray(6), -9, 1)",
         "struct.pack_into('i', bytearray(6), -2, 1)", "struct.pack_into('i')", "struct.pack_into('i', bytearray(6), 'x', 1)", "struct.iter_unpack('h', b'abcde')", "struct.iter_unpack('0s', b'')", "struct.calcsize('99999999999999999999i')", "struct.calcsize(5)", "struct.calcsize('é')", "struct.Struct(5)", "struct.pack()",
         "struct.unpack('i')", "struct.pack('2i', 1)", "struct.pack(' <i', 1)", "struct.pack('<<i', 1)", "struct.pack('b', 'a')", "struct.pack('c', bytearray(b'q'))", "struct.Struct('ii').pack(1)", "struct.Struct('ii').unpack(b'')", "struct.Struct('i').iter_unpack(b'1')", "struct.pack('h\\0', 1)", "struct.Struct()"]
for case in cases:
    try:
        print(case, eval(case))
    except Exception as e:
        print(case, type(e).__name__, e)
print(struct.error.__module__, struct.error.__mro__)
