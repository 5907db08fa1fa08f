"""Attributes, descriptors, classes, metaclasses and their messages."""
class B: pass
class A: 
    __slots__=('s',)
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
def d(o,n): delattr(o,n)
t(lambda: d(B(),'x'))
t(lambda: d(A(),'s'))
t(lambda: d(A(),'x'))
t(lambda: A().s)
t(lambda: setattr(A(),'x',1))
t(lambda: setattr(5,'x',1))
t(lambda: setattr(5,'real',1))
t(lambda: setattr(int,'real',1))
t(lambda: d(5,'real'))
t(lambda: d(B,'x'))
t(lambda: B.x)
t(lambda: setattr(B(),'__class__',5))
t(lambda: setattr(B(),'__class__',A))
t(lambda: setattr(5,'__class__',int))
import sys
t(lambda: sys.foo)
t(lambda: d(sys,'foo'))
t(lambda: setattr(B(),'__dict__',5))
t(lambda: super(B,5))
t(lambda: super(B,B()).foo)
t(lambda: setattr(B(),'__doc__',5))
t(lambda: d(B(),'__doc__'))
t(lambda: d(B(),'__init__'))
t(lambda: object().x)
t(lambda: setattr(object(),'__init__',1))
t(lambda: setattr(object(),'foo',1))
t(lambda: setattr((lambda:1),'__code__',1))
t(lambda: d((lambda:1),'__code__'))
t(lambda: object(1))
t(lambda: B(1))
t(lambda: object.__init__(B(),1))
class C:
    def __init__(self): pass
class D:
    def __new__(cls,*a): return object.__new__(cls,*a)
class E:
    def __new__(cls,*a): return object.__new__(cls,*a)
    def __init__(self,*a): object.__init__(self,*a)
t(lambda: C(1))
t(lambda: C.__new__(C,1))
t(lambda: D(1))
t(lambda: E(1))
t(lambda: [].append())
t(lambda: list.append())
t(lambda: list.append(1,2))
t(lambda: int.__add__('a',1))
t(lambda: int.__add__())
t(lambda: int.__add__(1))
t(lambda: int.__add__(1,2,3))
t(lambda: int.__add__(1,x=3))
t(lambda: int.__pow__(1))
t(lambda: [].clear(1))
t(lambda: [].append(x=1))
t(lambda: len(1,2))
t(lambda: [].pop(1,2))
t(lambda: isinstance(1))
t(lambda: property().__get__(B(),B))
class P:
    @property
    def x(self): "doc x"; return self._x
    @x.setter
    def x(self,v): self._x=v
    @x.deleter
    def x(self): del self._x
    @staticmethod
    def sm(a,b=2): return (a,b)
    @classmethod
    def cm(cls,a): return (cls.__name__,a)
    y=property(lambda self: 7)
p=P()
p.x=5
t(lambda: p.x)
t(lambda: d(p,'x'))
t(lambda: p.x)
t(lambda: setattr(p,'y',3))
t(lambda: d(p,'y'))
t(lambda: P.x.__doc__)
t(lambda: (p.sm(1),P.sm(1,3),p.cm(4),P.cm(5)))
t(lambda: P.__dict__['sm'].__func__(9))
t(lambda: p.y)
class Meta(type):
    def __new__(m,name,bases,ns,**kw):
        c=super().__new__(m,name,bases,ns)
        c.kw=kw
        return c
    def __init__(c,name,bases,ns,**kw): super().__init__(name,bases,ns)
    def __call__(c,*a): 
        r=super().__call__(*a)
        r.made=1
        return r
    @property
    def mp(c): return 'mp of '+c.__name__
    def __len__(c): return 42
class M(metaclass=Meta, z=3): pass
t(lambda: (M.kw, M().made, M.mp, len(M), type(M).__name__))
t(lambda: M().mp)
class Base:
    subs=[]
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        Base.subs.append((cls.__name__,tag))
class S1(Base,tag='q'): pass
class S2(S1): pass
t(lambda: Base.subs)
t(lambda: type('Z',(Base,),{},bad=1))
class Desc:
    def __set_name__(self,o,n): self.n=n; self.o=o.__name__
    def __get__(self,i,o): return (self.n,self.o,i is None)
class W: dd=Desc()
t(lambda: (W.dd, W().dd))
class BadSet:
    def __set_name__(self,o,n): raise ValueError('no')
t(lambda: type('Q',(),{'f':BadSet()}))
class G:
    def __class_getitem__(cls,k): return (cls.__name__,k)
t(lambda: G[1,2])
t(lambda: B[1])
t(lambda: list[int])
t(lambda: dict[str,int])
t(lambda: int|None)
t(lambda: isinstance(3,int|str))
t(lambda: isinstance(3,list[int]))
t(lambda: int|5)
class X: pass
class Y(X): pass
t(lambda: type('T',(X,Y),{}))
t(lambda: type('T',(int,str),{}))
t(lambda: type('T',(bool,),{}))
t(lambda: type('T',(5,),{}))
t(lambda: type(5,(),{}))
t(lambda: type('a',5,{}))
t(lambda: type())
t(lambda: type(1,2))
class GA:
    def __getattr__(self,n): 
        if n=='no': raise AttributeError('nope')
        return 'ga '+n
    z=1
t(lambda: (GA().foo, GA().z, hasattr(GA(),'no'), getattr(GA(),'no',3)))
class GB:
    def __getattribute__(self,n): return 'gb '+n
t(lambda: (GB().foo, GB().__class__))
class SA:
    def __setattr__(self,n,v): object.__setattr__(self,n,v*2)
    def __delattr__(self,n): print('del',n); object.__delattr__(self,n)
s=SA(); s.q=4
t(lambda: s.q)
del s.q
t(lambda: s.q)
t(lambda: vars(p))
p.__dict__['zz']=1
t(lambda: p.zz)
t(lambda: M.__mro__)
t(lambda: Y.__subclasses__())
t(lambda: X.__subclasses__())
t(lambda: (B.__name__,B.__qualname__,B.__module__,B.__bases__,B.__base__,B.__doc__))
B.__name__='BB'
t(lambda: (B, B.__name__))
class Outer:
    class Inner: pass
t(lambda: (Outer.Inner, Outer.Inner.__qualname__, Outer.Inner.__name__))
t(lambda: d(int,'x'))
t(lambda: M.__call__)
t(lambda: [].__len__)
