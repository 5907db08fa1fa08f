# bytearray changes in place; memoryview; subclasses of bytes.
def show(f):
    try:
        r = repr(f())[:400]
    except Exception as e:
        r = type(e).__name__ + ': ' + str(e)[:300]
    print(r)
ba=bytearray(b'hello world')
ba[0]=72; ba[6:]=b'There!'; print(ba); del ba[0]; print(ba); del ba[::2]; print(ba); ba+=b'xyz'; ba*=2; print(ba); ba.extend([1,2,3]); ba.extend(ba); print(ba,len(ba)); ba.reverse(); print(ba); ba[2:5]=ba; print(ba, ba.pop(), ba.pop(0)); ba.insert(-1,65); ba.remove(65); print(ba.copy()==ba, bytes(ba)); ba.clear(); print(ba,bool(ba)); ba[:]=range(5); print(list(ba),ba[-1],ba[1:3],ba[::-2])
ba[1::2]=b'zz'; print(ba); ba[5:2]=b'Q'; print(ba); ba[3:1:-1]=b'MN'; print(ba); del ba[4:0:-2]; print(ba)
m=memoryview(bytearray(b'abcdef')); m[0]=90; m[1:3]=b'XY'; print(m.tobytes(),m.obj,len(m),m[::-1].tobytes(),m[1:4][1],m.nbytes,m.shape,m.readonly,m.format,m.itemsize,m.ndim,m.strides,list(m),m.tolist()); m.release(); show(lambda:m[0])
with memoryview(b'q') as q: print(q[0],bytes(q),q==memoryview(b'q'))
class B(bytes): pass
b=B(b'abc'); b.foo=1; print(b,b.foo,type(b+b'').__name__,b==b'abc',hash(b)==hash(b'abc'),type(bytes(b)).__name__,b'%s'%b)
class BA(bytearray):
    def __init__(s,*a): super().__init__(*a); s.z=3
x=BA(b'q'); print(x,x.z,x+b'r',type(x.copy()).__name__)
class C:
    def __bytes__(s): return b'custom'
print(bytes(C()),b'%b'%C(),bytes(bytearray(b'z')),bytes(memoryview(b'mv')),bytes((1,2)),bytes(range(3)),bytes(x for x in [65]),bytes(True))
print(b'abc'.upper(),b'ABC'.lower(),b'abc'.capitalize(),b'a b'.title(),b'A'.isupper(),b'a1'.isalnum(),b' '.isspace(),b'Ab'.istitle(),b'\xff'.isascii(),b'abcabc'.rfind(b'b'),b'abcabc'.replace(b'b',b'--',1),b'  x '.strip(),b'xxaxx'.strip(b'x'),b'a'.ljust(3,b'.'),b'a'.rjust(3),b'-5'.zfill(4),b'a,b,,c'.split(b','),b'a b  c'.split(None,1),b'a b  c '.rsplit(None,1),b'a\nb\r\n'.splitlines(True),[i for i in b'xyz'],b'a'.rpartition(b'z'),b'abc'.removesuffix(b'c'),sorted([b'b',b'a',b'']),b'\'"\\\n\x00\x7f\x80',bytearray(b"a'b"),b"a'b")
