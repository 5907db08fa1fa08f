"""Exception types, chaining, groups, except*."""
import sys
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e, repr(e), e.args)
def r(e): raise e
for e in [KeyError('a'),KeyError(),KeyError(1,2),OSError(2,'msg'),OSError(2,'msg','file'),OSError(2,'m','f',None,'g'),OSError('x'),OSError(),OSError(13,'p'),OSError(99,'z'),StopIteration(5),StopIteration(),StopIteration(1,2),SystemExit(),SystemExit(3),SystemExit(1,2),ImportError('m',name='n',path='p'),ImportError('a','b'),AttributeError('x',name='n',obj=5),NameError('x',name='q'),UnicodeDecodeError('utf-8',b'\xff',0,1,'bad'),UnicodeDecodeError('utf-8',b'\xff\xfe',0,2,'bad'),UnicodeEncodeError('ascii','\u1234',0,1,'ord'),UnicodeEncodeError('ascii','\xe9\xe9',0,2,'ord'),UnicodeEncodeError('ascii','\U00012345',0,1,'ord'),UnicodeTranslateError('\xe9',0,1,'r'),SyntaxError('m',('f',1,2,'t')),SyntaxError('m'),SyntaxError(),SyntaxError('m',('a/b/f.py',1,2,'t',3,4)),ValueError(),ValueError('a'),ValueError('a',1),ModuleNotFoundError('q'),FileNotFoundError(2,'a'),TimeoutError('a'),Exception([1]),Exception(None)]:
    t(lambda: r(e))
    print([ (n,getattr(e,n)) for n in dir(e) if not n.startswith('_') and n not in('add_note','with_traceback','args','characters_written')])
t(lambda: ValueError(x=1)); t(lambda: KeyError(x=1)); t(lambda: ImportError(x=1)); t(lambda: AttributeError(q=1)); t(lambda: UnicodeDecodeError(1)); t(lambda: SyntaxError('a',5)); t(lambda: SyntaxError('a',(1,2)))
t(lambda: r(5)); t(lambda: r(int)); t(lambda: r(ValueError))
def f(): raise ValueError from 5
t(f)
def f():
    try: 1/0
    except ZeroDivisionError as e: raise ValueError('x') from e
try: f()
except ValueError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
def f():
    try: 1/0
    except ZeroDivisionError as e: raise ValueError('x') from None
try: f()
except ValueError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
def f():
    try: 1/0
    except ZeroDivisionError as e: raise ValueError('x')
try: f()
except ValueError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__); e2=e
t(lambda: setattr(e2,'__cause__',5)); t(lambda: setattr(e2,'__context__',5)); t(lambda: setattr(e2,'__traceback__',5)); t(lambda: delattr(e2,'args')); t(lambda: delattr(e2,'__cause__')); t(lambda: setattr(e2,'args','abc')); t(lambda: e2.args)
t(lambda: e2.add_note(5)); e2.add_note('n'); print(e2.__notes__); t(lambda: ValueError().__notes__)
print(e2.with_traceback(None) is e2, e2.__traceback__); t(lambda: e2.with_traceback(5))
e2.foo=5; print(e2.__dict__, e2.__reduce__())
class My(Exception):
    def __init__(self,a,b): self.a=a; super().__init__(a)
t(lambda: r(My(1,2))); print(My(1,2).__dict__, My(1,2).args)
class My2(ValueError):
    def __str__(self): return 'str!'
t(lambda: r(My2(1)))
class My3(KeyError): pass
t(lambda: r(My3('x')))
class My4(OSError):
    def __init__(self,*a): super().__init__(*a)
t(lambda: r(My4(2,'a','b')))
eg=ExceptionGroup('eg',[ValueError(1),TypeError(2),ExceptionGroup('in',[ValueError(3),KeyError(4)])])
t(lambda: r(eg)); print(eg.message, eg.exceptions); print(eg.split(ValueError)); print(eg.subgroup(lambda e: isinstance(e,KeyError))); print(eg.split(lambda e: False)); print(eg.derive([OSError()]))
t(lambda: ExceptionGroup('a',[])); t(lambda: ExceptionGroup('a',[5])); t(lambda: ExceptionGroup(5,[])); t(lambda: ExceptionGroup('a')); t(lambda: ExceptionGroup('a',5)); t(lambda: ExceptionGroup('a',[KeyboardInterrupt()])); t(lambda: BaseExceptionGroup('a',[KeyboardInterrupt()])); print(type(BaseExceptionGroup('a',[ValueError()])))
print(isinstance(eg,Exception), ExceptionGroup.__mro__)
t(lambda: eg.split(5))
def star(f):
    try:
        try: f()
        except* ValueError as e: print('V',repr(e), type(e).__name__)
        except* (TypeError,KeyError) as e: print('T',repr(e))
        print('done')
    except BaseException as e: print('left',repr(e))
star(lambda: r(eg)); star(lambda: r(ValueError(5))); star(lambda: r(ExceptionGroup('q',[OSError(1)]))); star(lambda: r(OSError(7))); star(lambda: 1); star(lambda: r(ExceptionGroup('q',[OSError(1),ValueError(3)])))
def star2():
    try: raise ExceptionGroup('g',[ValueError(1),TypeError(2),OSError(3)])
    except* ValueError as e: raise KeyError('new')
    except* TypeError: raise
try: star2()
except BaseException as e: print(repr(e), [repr(x) for x in e.exceptions])
def star3():
    try: raise ValueError(1)
    except* ExceptionGroup: pass
t(star3)
def ex(types):
    try: raise ValueError(1)
    except types: return 'caught'
t(lambda: ex(ValueError)); t(lambda: ex((OSError,ValueError))); t(lambda: ex(5)); t(lambda: ex((5,))); t(lambda: ex(OSError)); t(lambda: ex(()))
print(issubclass(KeyError,LookupError), issubclass(TaskletExit,SystemExit) if 'TaskletExit' in globals() else True)
try:
    try: raise ValueError(1)
    finally:
        try: raise KeyError(2)
        except KeyError: pass
except ValueError as e: print(e.__context__)
tb=None
try: 1/0
except ZeroDivisionError as e: tb=e.__traceback__
print(tb.tb_lineno, tb.tb_next, type(tb).__name__)
t(lambda: setattr(tb,'tb_next',5)); t(lambda: setattr(tb,'tb_next',tb))
