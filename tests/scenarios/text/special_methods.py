# Special methods called by str, bytes and number operations, which may change their operands.
def show(f):
    try:
        r = repr(f())[:200]
    except Exception as e:
        r = type(e).__name__ + ': ' + str(e)[:200]
    print(r)



class Shrink:
    def __init__(s,b): s.b=b
    def __index__(s): s.b.clear(); return 2
b=bytearray(b'abcdefgh')
try: b[Shrink(b):]
except Exception as e: print(type(e).__name__)
b=bytearray(b'abcdefgh')
try: b[Shrink(b)]
except Exception as e: print(type(e).__name__)
b=bytearray(b'abcdefgh')
try: b[0]=Shrink(b)
except Exception as e: print(type(e).__name__)
b=bytearray(b'abcdefgh'); print(b.find(b'a',Shrink(b)))
class G:
    def __getitem__(s,k): return 'got %s'%k
    def __format__(s,f): return '{%s}'%f
    def __str__(s): return 'é€'
    def __repr__(s): raise ValueError('no repr')
print('%(a)s %(b)s'%G(), '{0[x]} {0:q} {0}'.format(G()))
show(lambda: '%r'%G()); show(lambda: f'{G()!r}'); show(lambda: '{!r}'.format(G())); show(lambda: '%s'%G())
class H:
    def __str__(s): return 5
    def __format__(s,f): return 5
show(lambda: str(H())); show(lambda: f'{H()}'); show(lambda: '%s'%H()); show(lambda: format(H()))
class Idx:
    def __index__(s): return 3
show(lambda: 'abcdef'[Idx()]); show(lambda: 'a'*Idx()); show(lambda: 'abc'.center(Idx()+6)); show(lambda: '%d %x'%(Idx(),Idx())); show(lambda: b'abcd'[Idx()]); show(lambda: 'abcdef'[Idx():]); show(lambda: bytes(Idx())); show(lambda: hex(Idx())); show(lambda: int(Idx())); show(lambda: float(Idx())); show(lambda: complex(Idx())); show(lambda: chr(Idx())); show(lambda: round(2.55555,Idx())); show(lambda: (5).to_bytes(Idx(),'big')); show(lambda: '%*d'%(Idx(),1)); show(lambda: 'abc'.split('b',Idx())); show(lambda: 1<<Idx()); show(lambda: [1]*Idx())
class R:
    def __radd__(s,o): return 'radd %r'%o
    def __rmul__(s,o): return 'rmul %r'%o
    def __rmod__(s,o): return 'rmod %r'%o
    def __rpow__(s,o): return 'rpow %r'%o
    def __eq__(s,o): return 'eq'
    def __gt__(s,o): return 'gt'
for x in (1,1.5,'s',b'b',True,10**30,bytearray(b'q')):
    show(lambda: x+R()); show(lambda: x*R()); show(lambda: x%R()); show(lambda: x**R()); show(lambda: x==R()); show(lambda: x<R())
class SI(int):
    def __add__(s,o): return 'SI add'
    def __radd__(s,o): return 'SI radd'
    def __str__(s): return 'SI!'
    def __format__(s,f): return 'SIf'
print(1+SI(2),SI(2)+1,SI(3)*2,str(SI(4)),'%d %s'%(SI(5),SI(6)),f'{SI(7)} {SI(7):d}',repr(SI(8)),[SI(9)],SI(5)==5,{5:'x'}[SI(5)],-SI(5),SI(5)<6,'abcdefg'[SI(2)],SI(2)**2,2**SI(3),SI(7)//2,divmod(SI(7),2),SI(5)&3,~SI(5),abs(SI(-5)),SI(2)<<2,float(SI(2)),int(SI(2)),hash(SI(10**30))==hash(10**30))
class SF(float):
    def __repr__(s): return 'SF'
    def __mul__(s,o): return 'SF mul'
print(SF(1.5),[SF(1)],SF(2)*2,SF(2)+1,'%s %f'%(SF(1),SF(1)),f'{SF(1)} {SF(1):.1f}',str(SF(2)),round(SF(2.5)),int(SF(3.9)),SF(1.0)==1)
class IntLike:
    def __int__(s): return 42
    def __float__(s): return 4.5
    def __complex__(s): return complex(1,2)
    def __round__(s,n=None): return 'round %s'%n
    def __trunc__(s): return 1
    def __bool__(s): return False
print(int(IntLike()),float(IntLike()),complex(IntLike()),round(IntLike()),round(IntLike(),2),bool(IntLike()),'%d %.1f'%(IntLike(),IntLike()))
def gen():
    yield 'a'; yield 'b'; yield 1
show(lambda: ','.join(gen())); show(lambda: b','.join(x.encode() for x in 'abc')); show(lambda: bytes(x for x in (1,2,300))); show(lambda: bytearray(iter([1,2]))); 
b=bytearray(); b.extend(x for x in (1,2,3)); print(b); show(lambda: b.extend(x for x in (1,'a'))); print(b)
print('abc'.translate(G()), 'x'.join(map(str,[1,2])), ''.join(sorted({'c','a'})))
class TT(dict):
    def __missing__(s,k): return chr(k)*2
print('abc'.translate(TT({97:None})),'{a}{zz}'.format_map(TT2:=type('D',(dict,),{'__missing__':lambda s,k:'<'+k+'>'})(a=1)))
for s in ('\x00','\x85','\u2029','a\x1cb\x1dc\x1ed\x0be\x0cf'): print(ascii(s.splitlines()), s.isspace(), ascii(s.split()))
print(max('a','b',key=ord), 'é'.encode().decode('latin-1'), 'naïve café'.title(), 'ÀÉ'.lower(), 'İ'.lower()==('i\u0307'), 'ŒUF'.casefold(), 'Straße'.casefold()=='strasse', 'ǰ'.upper(), len('ΐ'.upper()))
