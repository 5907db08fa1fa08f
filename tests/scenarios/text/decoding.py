# Decoding bytes with every error handler.
for b in [b'\xff',b'\x80',b'\xc0\x80',b'\xe0\x80\x80',b'\xed\xa0\x80',b'\xf4\x90\x80\x80',b'\xf5',b'a\xc3',b'\xe2\x82a',b'\xf0\x9f\x98',b'\xf0\x9f\x98\x80',b'\xf0a',b'\xf0\x9fa',b'ab\xffcd\xfe']:
    for er in ('strict','ignore','replace','backslashreplace','surrogateescape','surrogatepass','foo'):
        try: r=ascii(b.decode('utf-8',er))
        except Exception as x: r=type(x).__name__+str(x)
        print(b,er,r)
for b,e in [(b'a','utf-16'),(b'\xd8\x00','utf-16-be'),(b'\xd8\x00\x00a','utf-16-be'),(b'\xdc\x00','utf-16-be'),(b'\xff\xfea\x00','utf-16'),(b'\xfe\xff\x00a','utf-16'),(b'\x00\x00\xd8\x00','utf-32-be'),(b'\x00\x11\x00\x00','utf-32-be'),(b'abc','utf-32'),(b'\xe9','ascii'),(b'\xe9','latin1'),(b'x','L1'),(b'x','US_ASCII'),(b'x','UTF_8')]:
    try: r=ascii(b.decode(e))
    except Exception as x: r=type(x).__name__+str(x)
    print(b,e,r)
