# int(): text, bases, conversions; to_bytes and from_bytes; powers; messages.
def show(f):
    try:
        r = repr(f())[:400]
    except Exception as e:
        r = type(e).__name__ + ': ' + str(e)[:300]
    print(r)
for f in [lambda:int('1'*5000),
    lambda: str(10**5000),
    lambda: int('abc'),
    lambda: int('a\n',16),
    lambda: int(b'xx'),
    lambda: int('12',99),
    lambda: int(1.5,2),
    lambda: 1<<-1,
    lambda: 1//0,
    lambda: 1%0,
    lambda: 1/0,
    lambda: divmod(1,0),
    lambda: 0**-1,
    lambda: pow(2,-1,4),
    lambda: pow(2,3,0),
    lambda: 10**400/3,
    lambda: float(10**400),
    lambda: int(float('inf')),
    lambda: int(float('nan')),
    lambda: (5).to_bytes(0,'big'),
    lambda: (-5).to_bytes(2,'big'),
    lambda: (5).to_bytes(2,'x'),
    lambda: 1<<(1<<70),
    lambda: 1.0//0,
    lambda: 1.0%0,
    lambda: divmod(1.0,0),
    lambda: 0.0**-1,
    lambda: 1e300**2,
    lambda: float('x'),
    lambda: float([]),
    lambda: int([]),
    lambda: round(1.5,'a'),
    lambda: int(),
    lambda: int(None),
    lambda: int('5',base='a'),
    lambda: int(x=3),
    lambda: int(base=3),
    lambda: int(5,base=3)]:
    show(f)
for f in [lambda:(5).to_bytes(),
    lambda: (5).to_bytes(2),
    lambda: int.from_bytes([1,2]),
    lambda: int.from_bytes(3),
    lambda: int.from_bytes("a"),
    lambda: (5).to_bytes(-1,'big'),
    lambda: (5).to_bytes('a','big'),
    lambda: round(12345,-2),
    lambda: round(15,-1),
    lambda: round(25,-1),
    lambda: round(-25,-1),
    lambda: round(5,1<<80),
    lambda: (1).__format__(1),
    lambda: (1).__round__(None),
    lambda: round(-15,-1),
    lambda: round(-16,-1),
    lambda: round(10**30+5*10**10,-11)]:
    show(f)
class I:
  def __int__(s): return 1.5
class J:
  def __index__(s): return 1.5
class K:
  def __trunc__(s): return 'x'
class L:
  def __int__(s): return 12
class F:
  def __float__(s): return 1
for f in [lambda:int(I()),
    lambda: int(J()),
    lambda: int(K()),
    lambda: int(L()),
    lambda: float(F()),
    lambda: float(J()),
    lambda: float(None),
    lambda: int('٣'),
    lambda: int(' 12_3 '),
    lambda: int('0x10',16),
    lambda: int('0_1'),
    lambda: int('01',0),
    lambda: int('00',0),
    lambda: int(bytearray(b'12')),
    lambda: int(b'12\x00'),
    lambda: int('12\ud800'),
    lambda: bool(1,2),
    lambda: bool(x=1),
    lambda: int(1,2,3),
    lambda: int(''),
    lambda: int('a'*300),
    lambda: int(None,3),
    lambda: int('1',None),
    lambda: float(1,2),
    lambda: float(x=1),
    lambda: float('1'*400+'x'),
    lambda: int('-0b101',0),
    lambda: int('0b101',2),
    lambda: int('z',36),
    lambda: int('_1'),
    lambda: int('1_'),
    lambda: int('1__2'),
    lambda: int('0x_1',0),
    lambda: int('+ 1'),
    lambda: int('--1'),
    lambda: int('1'*4300)%10**9,
    lambda: int('f'*6000,16)%10**9,
    lambda: int(1e20),
    lambda: int(-1.9),
    lambda: int(1e300)%10**9]:
    show(f)
for n in (1,2,3,8,9,16):
    for v in (0,1,-1,127,128,255,256,-128,-129,2**63,-2**63,2**64-1,-2**127):
        for sg in (False,True):
            for o in ('little','big'):
                try:
                    b=v.to_bytes(n,o,signed=sg); assert int.from_bytes(b,o,signed=sg)==v,(v,b); 
                except OverflowError as e: b=str(e)
                if o=='little': print(n,v,sg,b)
print(pow(3,1000,10**20+7),pow(-3,1001,10**20+7),pow(3,-5,10**9+7),pow(7,10**30,-13),pow(2,0,1),pow(5,3),2**-3,(-2)**-3,0**0,(-1)**(10**30),pow(12345678901234567890,77,98765432109876543210987))
print(3**1000%(10**15),(2**5000//3**1000)%10**20)
