import binascii

cases = r'''hexlify(b'abc')|hexlify(b'abcde',':')|hexlify(b'abcde',b'-',2)|hexlify(b'abcde','-',-2)|hexlify(b'abc','')|hexlify(b'abc','ab')|hexlify('a')|hexlify(data=b'a',sep='-')|unhexlify('6162')|unhexlify(b'616')|unhexlify('6x')|unhexlify('é1')|unhexlify(5)|unhexlify('61 62')|b2a_hex(b'\x00\xff')|a2b_hex('00FF')
b2a_base64(b'hello')|b2a_base64(b'hello',newline=False)|b2a_base64(b'')|b2a_base64('a')|a2b_base64('aGVsbG8=')|a2b_base64(b'aGVs bG8\n=')|a2b_base64('aGVsbG8')|a2b_base64('a')|a2b_base64('aG')|a2b_base64('aGVsb')|a2b_base64('=')|a2b_base64('aG=V')|a2b_base64('aG==VsbG8=')|a2b_base64('é')|a2b_base64('!!!!')
a2b_base64('YQ==\n', strict_mode=True)|a2b_base64('YQ==', strict_mode=True)|a2b_base64('=YQ==', strict_mode=True)|a2b_base64('YQ=', strict_mode=True)|a2b_base64('YQ', strict_mode=True)|a2b_base64('Y=Q=', strict_mode=True)|a2b_base64('YQ==YQ==', strict_mode=True)|a2b_base64('Y Q==', strict_mode=True)|a2b_base64('YWI==', strict_mode=True)|a2b_base64('Y', strict_mode=True)|a2b_base64('', strict_mode=True)
crc32(b'hello')|crc32(b'lo',crc32(b'hel'))|crc32(b'',5)|crc_hqx(b'hello',0)|crc32('a')|a2b_uu(b'!80  \n')|Error.__mro__|b2a_uu(b'abc')|b2a_uu(b'')|a2b_uu(b2a_uu(b'hello world'))|b2a_uu(b'x'*46)'''
for line in cases.splitlines():
    for case in line.split("|"):
        try:
            print(case, eval(case, vars(binascii)))
        except (ValueError, TypeError) as e:
            print(case, type(e).__module__, type(e).__name__, e)
