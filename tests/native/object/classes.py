"""Functions, methods, class building, __slots__, metaclasses, and the types of types."""
import types, functools, collections, sys
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
def fn(a, b=2, *args, c, d=4, **kw) -> int:
    "doc of fn"
    x = 1
    return x
fn.attr = 5
t(lambda: (fn.__name__, fn.__qualname__, fn.__doc__, fn.__module__, fn.__defaults__, fn.__kwdefaults__, fn.__annotations__, fn.__dict__, fn.__closure__))
c=fn.__code__
t(lambda: (c.co_name, c.co_argcount, c.co_kwonlyargcount, c.co_posonlyargcount, c.co_varnames, c.co_firstlineno, c.co_flags & 0x0c, c.co_freevars, c.co_cellvars))
def outer():
    v=1; u=2
    def inner(): return v
    return inner
i=outer()
t(lambda: (i.__closure__[0].cell_contents, i.__code__.co_freevars, outer.__code__.co_cellvars, i.__qualname__))
t(lambda: setattr(fn,'__name__',5)); t(lambda: setattr(fn,'__defaults__',5)); t(lambda: setattr(fn,'__kwdefaults__',5)); t(lambda: setattr(fn,'__annotations__',5)); t(lambda: setattr(fn,'__qualname__',5)); t(lambda: setattr(fn,'__closure__',5)); t(lambda: setattr(fn,'__globals__',5))
fn.__defaults__=(9,); t(lambda: fn(1,c=2)); fn.__doc__=None; t(lambda: fn.__doc__)
def f2(): return 'f2'
def f1(): return 'f1'
f1.__code__=f2.__code__; t(f1); t(lambda: setattr(f1,'__code__',i.__code__))
t(lambda: types.FunctionType(f2.__code__,{})()); t(lambda: types.MethodType(fn,5).__self__); t(lambda: types.MethodType(5,5)); t(lambda: types.MethodType(fn,None))
class A:
    def m(self): return 'm'
    @classmethod
    def cm(cls): return cls.__name__
    @staticmethod
    def sm(): return 'sm'
a=A(); b=A()
t(lambda: (a.m==a.m, a.m is a.m, a.m==b.m, hash(a.m)==hash(a.m), a.m.__func__ is A.m, a.m.__self__ is a, a.m.__name__, a.m.__qualname__, a.m.__doc__))
t(lambda: setattr(a.m,'x',1)); t(lambda: a.m.x); A.m.x=3; t(lambda: a.m.x)
t(lambda: (a.cm(), A.cm.__self__ is A, A.sm is a.sm, A.__dict__['sm'](), A.__dict__['cm'].__func__(int)))
t(lambda: A.__dict__['cm']()); t(lambda: (staticmethod(len)([1]), staticmethod(len).__wrapped__))
sm=staticmethod(f2); t(lambda: (sm.__name__, sm.__doc__, sm.__module__, sm.__qualname__))
t(lambda: staticmethod()); t(lambda: classmethod(1,2)); t(lambda: property(1,2,3,4,5)); t(lambda: property(x=1))
class P:
    def __init__(self): self._v=1
    v=property(lambda s: s._v, lambda s,x: setattr(s,'_v',x), doc='vdoc')
    w=property(fget=lambda s: 'w')
p=P(); t(lambda: (p.v, P.v.__doc__, P.v.fget(p), P.v.fset, P.w.fset)) if 0 else None
p.v=4; t(lambda: (p.v, P.v.__doc__, P.w.fset, P.v.fdel)); t(lambda: delattr(p,'v'))
class PS(property): pass
class Q:
    @PS
    def z(self): "zdoc"; return 3
    @z.setter
    def z(self,v): print('set',v)
q=Q(); t(lambda: q.z); q.z=5; t(lambda: type(Q.z).__name__); t(lambda: Q.__dict__['z'].__get__(q,Q)); t(lambda: Q.__dict__['z'].__set__(q,9))
# mro/super chains
class L0:
    def __init__(self,**k): print('L0',k)
class L1(L0):
    def __init__(self,a=0,**k): print('L1',a); super().__init__(**k)
class L2(L0):
    def __init__(self,b=0,**k): print('L2',b); super().__init__(**k)
class L3(L1,L2):
    def __init__(self,**k): print('L3'); super().__init__(**k)
L3(a=1,b=2)
t(lambda: [x.__name__ for x in L3.__mro__]); t(lambda: L3(z=1))
t(lambda: super(L1,L3()).__init__.__qualname__); t(lambda: super(L1)); t(lambda: super(int,5).__repr__()); t(lambda: super(5)); t(lambda: super(int,'a')); t(lambda: repr(super(L0,L1()))[:30])
class SU:
    def f(self):
        return super()
t(lambda: SU().f().__thisclass__.__name__)
def nosuper(): super()
t(nosuper)
# slots
class S1:
    __slots__='a','_b','__c'
    def __init__(self): self.__c=7
class S2(S1): __slots__=('d',)
class S3(S2): pass
s=S2(); s.a=1; s.d=2; t(lambda: (s.a,s.d,s._S1__c)); t(lambda: s.__dict__); t(lambda: setattr(s,'zz',1)); t(lambda: S1.a); t(lambda: S1.__slots__)
s=S3(); s.zz=1; s.a=5; t(lambda: (s.__dict__, s.a)); t(lambda: s._b); del s.a; t(lambda: s.a)
class S4: __slots__={'x':'doc'}
t(lambda: S4.__slots__)
class S5: __slots__=('__dict__','y')
s=S5(); s.q=1; s.y=2; t(lambda: (s.q,s.y,s.__dict__))
def mk(slots, base=object, **ns): return type('T',(base,),dict(__slots__=slots,**ns))
t(lambda: mk(['a',5])); t(lambda: mk(['a b'])); t(lambda: mk(['__dict__'],A)); t(lambda: mk(['x'],int)); t(lambda: mk(['x'],x=1)); t(lambda: mk([],tuple)(('a',))); t(lambda: mk('xyz').xyz)
t(lambda: type('T',(mk(['a']),mk(['b'])),{}))
t(lambda: type('T',(mk([]),mk(['b'])),{}).__name__)
# class assignment
class C1: pass
class C2: pass
c1=C1(); c1.x=5; c1.__class__=C2; t(lambda: (type(c1).__name__, c1.x)); c1.y=6; t(lambda: c1.__dict__)
# abc
from abc import ABC, abstractmethod, ABCMeta
class AB(ABC):
    @abstractmethod
    def f(self): pass
    @property
    @abstractmethod
    def g(self): pass
t(lambda: AB()); 
class AB2(AB):
    def f(self): return super().f()
t(lambda: AB2())
class AB3(AB2): g=1
t(lambda: AB3().g); t(lambda: sorted(AB.__abstractmethods__)); t(lambda: AB3.__abstractmethods__)
class V(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls,c): return True if hasattr(c,'quack') else NotImplemented
class Duck: quack=1
t(lambda: (isinstance(Duck(),V), issubclass(Duck,V), isinstance(5,V))); V.register(int); t(lambda: isinstance(5,V))
# namedtuple, total_ordering, etc
Pt=collections.namedtuple('Pt','x y')
t(lambda: (Pt(1,2), Pt(1,y=2).x, Pt._fields, Pt(1,2)._replace(x=5), Pt(1,2)==(1,2), Pt(3,4)._asdict())); t(lambda: Pt(1)); t(lambda: Pt(1,2,3)); 
@functools.total_ordering
class TO:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
t(lambda: (TO(1)<=TO(2), TO(1)>TO(2), TO(1)>=TO(1), TO(1)!=TO(1)))
class Wr:
    @functools.wraps(fn)
    def w(self): pass
t(lambda: (Wr.w.__name__, Wr.w.__wrapped__ is fn))
t(lambda: types.SimpleNamespace(a=1,b='x')); ns=types.SimpleNamespace(a=1); ns.c=3; t(lambda: (ns, ns==types.SimpleNamespace(a=1,c=3), ns.__dict__)); t(lambda: types.SimpleNamespace(5)); ns.me=ns; t(lambda: ns)
mp=types.MappingProxyType({'a':1}); t(lambda: (mp['a'], len(mp), list(mp), mp, 'a' in mp, mp.get('z',3), mp|{'b':2}, list(mp.items()))); t(lambda: mp.update); 
def setmp(): mp['x']=1
t(setmp); t(lambda: mp==({'a':1})); t(lambda: A.__dict__['m'] is A.m); t(lambda: types.MappingProxyType(5)); t(lambda: types.MappingProxyType([]))
m=types.ModuleType('mm','doc'); m.x=1; t(lambda: (m, m.__name__, m.__doc__, m.x, sorted(m.__dict__))); t(lambda: m.zz); del m.x; t(lambda: m.x)
def mga(n): return 'mga '+n
m.__getattr__=mga; t(lambda: m.zz); t(lambda: types.ModuleType()); t(lambda: types.ModuleType(5)); m.__dir__=lambda: ['a','b']; t(lambda: dir(m))
t(lambda: (list[int].__origin__, list[int].__args__, list[int]==list[int], hash(list[int])==hash(list[int]), dict[str,list[int]], tuple[int,...], list[int]([1]), list['a'], type[int], tuple[()]))
t(lambda: (int|str, int|None, (int|str)|int, int|str==str|int, (int|None).__args__, list[int]|None, isinstance(None,int|None), issubclass(bool,int|str))); t(lambda: int|'a'); t(lambda: isinstance(1,int|list[int]))
class GenSub(list[int]): pass
t(lambda: (GenSub.__mro__[1], GenSub.__bases__, GenSub.__orig_bases__))
t(lambda: vars(A)['m'] is A.m); t(lambda: vars(5)); t(lambda: vars().__class__); t(lambda: dir(5)[:5]); t(lambda: [x for x in dir(type) if 'mro' in x]); t(lambda: dir(None)[-3:])
class DirC:
    def __dir__(self): return ['z','a']
t(lambda: dir(DirC()))
t(lambda: int.__doc__[:20]); t(lambda: (len.__name__, len.__qualname__, len.__module__, [].append.__qualname__, list.append.__qualname__, int.__add__.__name__, int.__add__.__objclass__, list.append.__objclass__, [].append.__self__)); t(lambda: A.__dict__['__dict__']); t(lambda: int.real); t(lambda: (5).real); t(lambda: int.__dict__['real'].__get__(5,int)); t(lambda: [].append); t(lambda: str.join); t(lambda: len); t(lambda: fn); t(lambda: a.m); t(lambda: A.m); t(lambda: int.from_bytes); t(lambda: dict.fromkeys); t(lambda: object.__init_subclass__); t(lambda: type(len).__name__); t(lambda: type([].append).__name__); t(lambda: type(list.append).__name__); t(lambda: type(int.__add__).__name__); t(lambda: type(A.__dict__['__weakref__']).__name__); t(lambda: type(type.__dict__['__name__']).__name__); t(lambda: type(S1.__dict__['a']).__name__)
t(lambda: len.x); t(lambda: setattr(len,'x',1)); t(lambda: type(len)()); t(lambda: type(fn)()); t(lambda: type(iter([]))()); t(lambda: types.GeneratorType()); t(lambda: type(None).x)
t(lambda: object() == object()); t(lambda: (lambda o: o==o)(object())); t(lambda: object() != object()); t(lambda: object() < object()); t(lambda: repr(object())[:18]); t(lambda: hash(object()) != 0); t(lambda: object().__class__); t(lambda: object.__new__()); t(lambda: object.__new__(5)); t(lambda: object.__new__(int)); t(lambda: int.__new__(str)); t(lambda: list.__new__(int)); t(lambda: object.__init__()); t(lambda: object().__init__(1)); t(lambda: object.__reduce_ex__) if 0 else None
t(lambda: object.__setattr__(a,'k',5)); t(lambda: a.k); t(lambda: object.__getattribute__(a,'k')); t(lambda: object.__delattr__(a,'k')); t(lambda: object.__getattribute__(a,5)); t(lambda: getattr(a,5)); t(lambda: setattr(a,5,5)); t(lambda: type.__setattr__(int,'a',5)); t(lambda: type.__getattribute__(A,'m') is A.m); t(lambda: type.__call__(A).__class__.__name__); t(lambda: type.__setattr__(A,'kk',5)); t(lambda: A.kk)
class Meta2(type):
    def __setattr__(c,n,v): print('mset',n); super().__setattr__(n,v)
    def __getattr__(c,n): return 'mga '+n
    def __repr__(c): return 'META'
    def __eq__(c,o): return True
    def __hash__(c): return 5
    def __iter__(c): return iter([1,2])
    def __contains__(c,x): return x==1
    def __getitem__(c,k): return ('mgi',k)
    def __or__(c,o): return 'or'
    def __prepare__(name,bases,**k): print('prepare',name,k); return {'pre':1}
class MC(metaclass=Meta2): pass
MC.q=1; t(lambda: (MC.q, MC.nope, MC, MC==5, list(MC), 1 in MC, MC[3], MC|5, MC.pre, hash(MC)))
class MI(MC): pass
t(lambda: type(MI).__name__)
class M1(type): pass
class M2(type): pass
class X1(metaclass=M1): pass
class X2(metaclass=M2): pass
t(lambda: type('X',(X1,X2),{}))
class BadBase: pass
def badbase():
    class Z(5): pass
t(badbase)
def badmeta():
    class Z(metaclass=5): pass
t(badmeta)
def fmeta(n,b,ns,**k): return (n,b,sorted(x for x in ns if not x.startswith('__')),k)
class FM(metaclass=fmeta,z=1): y=2
t(lambda: FM)
class CG:
    def __class_getitem__(cls,i): return (cls.__name__,i)
t(lambda: CG[int]); t(lambda: CG()[1])
class ME:
    def __mro_entries__(self,bases): return (A,)
class FromME(ME()): pass
t(lambda: (FromME.__bases__, FromME.__orig_bases__[0].__class__.__name__))
class EqOnly:
    def __eq__(s,o): return True
t(lambda: hash(EqOnly())); t(lambda: EqOnly.__hash__); t(lambda: EqOnly()!=5)
class EqHash(EqOnly):
    __hash__=object.__hash__
t(lambda: hash(EqHash())!=0)
class NeOnly:
    def __ne__(s,o): return 'ne'
t(lambda: (NeOnly()!=1, NeOnly()==1))
class CallM:
    __call__=staticmethod(lambda *a: a)
t(lambda: CallM()(1,2))
class InstCall: pass
ic=InstCall(); ic.__call__=lambda: 5; t(lambda: ic()); ic.__len__=lambda: 5; t(lambda: len(ic))
class Late: pass
la=Late(); Late.__len__=lambda s: 3; Late.__add__=lambda s,o: 'added'; t(lambda: (len(la), la+1)); del Late.__len__; t(lambda: len(la)); Late.__getattr__=lambda s,n: n; t(lambda: la.foo); del Late.__getattr__; t(lambda: la.foo)
class WithD(A):
    x: int = 5
    y: str
t(lambda: (WithD.__annotations__, A.__annotations__ if hasattr(A,'__annotations__') else None))
t(lambda: setattr(A,'__bases__',(C1,))) if 0 else None
t(lambda: setattr(A,'__name__',5)); t(lambda: setattr(A,'__qualname__',5)); t(lambda: delattr(A,'__name__')); t(lambda: setattr(A,'__dict__',{})); t(lambda: setattr(A,'__mro__',())); t(lambda: setattr(A,'__doc__','new')); t(lambda: A.__doc__); t(lambda: setattr(int,'__doc__','x')); A.__module__='mod.x'; t(lambda: A); t(lambda: A.__module__)
