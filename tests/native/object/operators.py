"""Operators, conversions, containers protocols and their messages."""
# operators
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
class N:
    def __init__(self,v): self.v=v
    def __repr__(self): return 'N'+repr(self.v)
    def __add__(self,o): return ('add',self.v,o)
    def __radd__(self,o): return ('radd',self.v,o)
    def __iadd__(self,o): return ('iadd',self.v,o)
    def __neg__(self): return 'neg'
    def __lt__(self,o): return ('lt',o)
    def __eq__(self,o): return NotImplemented
    def __hash__(self): return 7
    def __getitem__(self,i): 
        if i>3: raise IndexError
        return i*10
    def __contains__(self,x): return x==3
    def __len__(self): return 0
    def __call__(self,*a,**k): return (a,k)
    def __index__(self): return 2
    def __float__(self): return 2.5
    def __int__(self): return 9
    def __divmod__(self,o): return 'dm'
    def __pow__(self,o,m=None): return ('pow',o,m)
    def __matmul__(self,o): return 'mm'
n=N(1)
t(lambda: n+1); t(lambda: 1+n); t(lambda: [1]+n); t(lambda: 'a'+n); t(lambda: n+n)
def ia():
    x=n; x+=5; return x
t(ia)
t(lambda: -n); t(lambda: +n); t(lambda: ~n); t(lambda: abs(n))
t(lambda: n<1); t(lambda: n>1); t(lambda: 1>n); t(lambda: n<=1); t(lambda: n==n); t(lambda: n==1); t(lambda: n!=1)
t(lambda: hash(n)); t(lambda: list(n)); t(lambda: 3 in n); t(lambda: bool(n)); t(lambda: n(1,2,a=3))
t(lambda: [5,6,7][n]); t(lambda: 'ab'*n); t(lambda: float(n)); t(lambda: int(n)); t(lambda: divmod(n,1)); t(lambda: divmod(1,n)); t(lambda: pow(n,2)); t(lambda: pow(n,2,3)); t(lambda: pow(2,n)); t(lambda: n@1); t(lambda: 1@n)
t(lambda: range(10)[n:]); t(lambda: n-1); t(lambda: n*2); t(lambda: 2-n)
def isub():
    x=n; x-=5
t(isub)
for op in ['+','-','*','/','//','%','**','<<','>>','&','|','^','@','<','<=','>','>=','==','!=','in','is']:
    for a,b in [(1,'a'),('a',1),([1],(1,)),(None,1),({},[]),(1.5,'x'),({1},[1]),((1,),[1]),('a','b'),([1],2),(2,[1]),([1],'x'),(1,None),(b'x','x')]:
        t(lambda: eval('a '+op+' b',{'a':a,'b':b}))
for op in ['+=','-=','*=','/=','//=','%=','**=','<<=','>>=','&=','|=','^=','@=']:
    for a,b in [(1,'a'),('a',1),([1],(1,)),(None,1)]:
        def f():
            g={'a':a,'b':b}
            exec('a '+op+' b',g)
            return g['a']
        t(f)
five = 5
none = None
t(lambda: len(5)); t(lambda: len(int)); t(lambda: five[1]); t(lambda: none[1]); t(lambda: t[0])
def si(): (5)[1]=2
def di():
    x=5
    del x[1]
def st():
    x=(1,2); x[0]=1
def dt():
    x=(1,2)
    del x[0]
t(si);t(di);t(st);t(dt)
t(lambda: 1 in 5); t(lambda: iter(5)); t(lambda: next(5)); t(lambda: next([])); t(lambda: five()); t(lambda: list(5))
class It:
    def __iter__(self): return 5
t(lambda: iter(It())); t(lambda: list(It()))
class NI: __iter__=None; __contains__=None; __hash__=None
t(lambda: iter(NI())); t(lambda: 1 in NI()); t(lambda: hash(NI()))
class BB:
    def __bool__(self): return 5
t(lambda: bool(BB())); 
class BL:
    def __len__(self): return -1
t(lambda: len(BL())); t(lambda: bool(BL()))
class BL2:
    def __len__(self): return 'a'
t(lambda: len(BL2()))
class BL3:
    def __len__(self): return 1<<70
t(lambda: len(BL3()))
class BR:
    def __repr__(self): return 5
    def __str__(self): return 6
t(lambda: repr(BR())); t(lambda: str(BR()))
class BH:
    def __hash__(self): return 'a'
t(lambda: hash(BH()))
class BH2:
    def __hash__(self): return 1<<70
t(lambda: hash(BH2())==hash(1<<70)); 
class BI:
    def __index__(self): return 'a'
t(lambda: [1][BI()]); t(lambda: range(BI()))
class BInit:
    def __init__(self): return 5
t(lambda: BInit())
# subclass priority
class A:
    def __add__(self,o): return 'A.add'
    def __radd__(self,o): return 'A.radd'
    def __eq__(self,o): return 'A.eq'
    def __lt__(self,o): return 'A.lt'
    def __gt__(self,o): return 'A.gt'
class B(A):
    def __radd__(self,o): return 'B.radd'
    def __gt__(self,o): return 'B.gt'
class C(A): pass
t(lambda: A()+B()); t(lambda: A()+C()); t(lambda: A()<B()); t(lambda: A()<C()); t(lambda: A()==B()); t(lambda: A()!=B())
class I(int):
    def __radd__(self,o): return 'I.radd'
    def __repr__(self): return 'I'
t(lambda: 1+I(2)); t(lambda: I(2)+1); t(lambda: I(2)); t(lambda: I(2)*3); t(lambda: str(I(5))); t(lambda: [I(3)])
class L(list):
    def __len__(self): return 99
t(lambda: len(L([1]))); t(lambda: bool(L())); t(lambda: L([1,2])+[3]); t(lambda: type(L([1])+[2]).__name__)
class DD(dict):
    def __missing__(self,k): return 'miss'+str(k)
    def __getitem__(self,k): return 'gi'
t(lambda: DD()[3]); t(lambda: dict.__getitem__(DD(),3)); t(lambda: DD(a=1).get('a'))
class DM(dict):
    def __missing__(self,k): return 'miss'
t(lambda: DM()[3])
t(lambda: object.__repr__(5)[:11]); t(lambda: int.__repr__(True)); t(lambda: object.__str__('a')); t(lambda: list.__len__([1,2])); t(lambda: str.__len__('abc')); t(lambda: dict.__contains__({1:2},1)); t(lambda: [].__iter__().__next__()); t(lambda: (5).__add__(6)); t(lambda: (5).__radd__(6)); t(lambda: (5).__add__('a')); t(lambda: [1].__eq__([1])); t(lambda: (1).__lt__(2)); t(lambda: 'a'.__mul__(3)); t(lambda: [1].__add__([2])); t(lambda: [].__contains__(1)); t(lambda: {}.__len__()); t(lambda: (1).__bool__()); t(lambda: (1).__hash__()); t(lambda: hasattr([],'__hash__')); t(lambda: [].__hash__); t(lambda: hasattr([],'__bool__')); t(lambda: hasattr([],'__sub__'))
t(lambda: isinstance(1,(str,int))); t(lambda: isinstance(1,((str,),(int,)))); t(lambda: isinstance(1,5)); t(lambda: issubclass(1,int)); t(lambda: issubclass(int,5)); t(lambda: issubclass(bool,(str,int))); t(lambda: isinstance(True,int)); t(lambda: isinstance(1,[int]))
class IC(type):
    def __instancecheck__(c,o): return o==3
    def __subclasscheck__(c,o): return o is int
class ICC(metaclass=IC): pass
t(lambda: (isinstance(3,ICC), isinstance(4,ICC), issubclass(int,ICC), isinstance(ICC(),ICC)))
t(lambda: format(5,'>5')); t(lambda: format([],'>5')); t(lambda: format([],'')); t(lambda: format(n)); t(lambda: f'{n!r}|{n}|{n!s}')
class F:
    def __format__(self,s): return 'F<'+s+'>'
t(lambda: f'{F():abc}|{F()}'); t(lambda: format(F(),5))
class F2:
    def __format__(self,s): return 5
t(lambda: format(F2(),''))
t(lambda: type(n)(3)); t(lambda: [NotImplemented, ..., None, type(None), type(...), type(NotImplemented)]); t(lambda: type(None)()); t(lambda: type(None)(1)); t(lambda: type(...)())
t(lambda: print >> 5)
t(lambda: sorted([3,'a'])); t(lambda: max(1,'a')); t(lambda: sum(['a'])); t(lambda: 'a' < None)
t(lambda: ascii('é\u1234\U00012345')); t(lambda: dir(A())[-4:]); t(lambda: [x for x in dir(A) if not x.startswith('__')])
t(lambda: callable(n)); t(lambda: callable(A())); t(lambda: callable(len)); t(lambda: callable(int)); t(lambda: callable(5))
t(lambda: list(iter(iter([1,2,3,4]).__next__,3)))
t(lambda: reversed(5)); t(lambda: list(reversed(n)))
