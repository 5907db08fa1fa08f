import base64
import binascii

cases = r'''b64encode(b'hello\xff\xfe')|b64encode(b'\xfb\xff',b'-_')|b64encode(b'a',b'x')|b64encode('a')|b64decode('aGVsbG8=')|b64decode('aGVs*bG8=')|b64decode('aGVs*bG8=',validate=True)|b64decode('-_8=',altchars='-_')|b64decode('aGVsbG8')|b64decode('é')|b64decode(5)|b64decode(b'YQ==',validate=True)|standard_b64encode(b'abc')|standard_b64decode('YWJj')|urlsafe_b64encode(b'\xfb\xff')|urlsafe_b64decode('-_8=')
b32encode(b'hello')|b32encode(b'a')|b32encode(b'')|b32decode('NBSWY3DP')|b32decode('ME======')|b32decode('me======')|b32decode('me======',casefold=True)|b32decode('M0======',map01='I')|b32decode('M1======',map01='I')|b32decode('M1======',map01='L')|b32decode('ME')|b32decode('M8======')|b32decode('M=======')|b32hexencode(b'hello')|b32hexdecode('D1IMOR3F')|b32hexdecode('d1imor3f')|b32hexdecode('d1imor3f',casefold=True)|b32decode('========')
b16encode(b'hello')|b16decode('68656C6C6F')|b16decode('68656c6c6f')|b16decode('68656c6c6f',True)|b16decode('6')|b16decode('6G')
a85encode(b'hello world')|a85encode(b'\0\0\0\0a')|a85encode(b'    ab',foldspaces=True)|a85encode(b'hello world'*4,wrapcol=20)|a85encode(b'hello',adobe=True)|a85encode(b'hello world',pad=True)|a85encode(b'hello world'*3,wrapcol=10,adobe=True)|a85decode('BOu!rD]j7BEbo7')|a85decode('<~BOu!rDZ~>',adobe=True)|a85decode('BOu!rDZ',adobe=True)|a85decode('z@K')|a85decode('y',foldspaces=True)|a85decode('y')|a85decode('B Ou!r\nDZ')|a85decode('~~')|a85decode('s8W-"')|a85decode('abzcd')|a85decode('')|a85decode('<~~>',adobe=True)|a85decode('B')|a85decode('<~BO',adobe=True)
b85encode(b'hello world')|b85encode(b'hello',pad=True)|b85encode(b'')|b85decode('Xk~0{Zy<MXa%^M')|b85decode('Xk~0{"')|b85decode('Xk~0 ')|b85decode('~~~~~')|b85decode('X')|b85decode('')
encodebytes(b'x'*80)|decodebytes(b'eHg=\n')|encodebytes('a')|decodebytes('a')|encodebytes(5)|b64encode(memoryview(b'ab'))|b64encode(bytearray(b'ab'))|b16encode('a')|b32encode('a')|a85encode('a')'''
for line in cases.splitlines():
    for case in line.split("|"):
        try:
            print(case, eval("base64." + case))
        except (ValueError, TypeError, AssertionError) as e:
            print(case, type(e).__module__, type(e).__name__, e)
