# Slices, subclasses of str, iteration, joining.
s='abcdefghij'
for a in (None,0,1,5,10,15,-1,-5,-10,-15):
    for b in (None,0,3,10,12,-1,-12):
        print([s[a:b:c] for c in (None,1,2,-1,-3,100,-100)],s.find('e',a,b),s.count('e',a,b),s.startswith('e',a,b),end=' ')
print()
class S(str):
    def __new__(c,v,w=0): o=str.__new__(c,v); o.w=w; return o
    def up(s): return s.upper()
x=S('hey',5); print(x,repr(x),x.w,x.up(),x+'!',type(x+'').__name__,type(x[:]).__name__,x=='hey',hash(x)==hash('hey'),{x:1}['hey'],type(str(x)).__name__,x*2,'%s'%x,f'{x:>5}',''.join([x]) == 'hey',type(''.join([x])).__name__,type(x.strip()).__name__)
class T2(str):
    def __str__(s): return 'custom'
    def __repr__(s): return 'R'
    def __eq__(s,o): return True
    def __hash__(s): return 1
    def __len__(s): return 99
print(str(T2('a')),repr(T2('a')),'%s %r'%(T2('a'),T2('a')),f'{T2("a")} {T2("a")!r}',T2('q')=='z',len(T2('b')),'{}'.format(T2('a')))
it=iter('héy'); print(next(it),list(it),it.__length_hint__(),list('a€😀'),'-'.join('abc'),'-'.join(c for c in 'xyz'),'-'.join(map(str,range(5))),'-'.join({'a':1,'b':2}))
print('a' 'b', 'x'.__add__('y'), str.upper('q'), 'a'.__mul__(3), 'a'.__rmul__(2), 'a'.__contains__('a'), str.join(',',['1','2']), 'abc'.__getitem__(1), 'a'.__lt__('b'), 'a'.__lt__(1), '%d'.__mod__(4))
print(sorted(['b','a','é','Z','€','😀','aa','']),max('hello'),min('hello'),'b' in {'a','b'},'x' not in 'abc')
print(str.__doc__[:20], 'abc'.upper.__doc__, len('abc'.find.__doc__)>5)
