# Subclasses of int, bool, mixed comparison, special methods.
class N(int):
    x=5
    def __new__(c,v): o=int.__new__(c,v); o.y=v*2; return o
n=N(7); m=N(10**30)
print(n,m,n+1,m+1,repr(n),n.y,m.y,n.x,hash(n)==hash(7),n==7,type(n+0).__name__,-m,n.real,int(m),bool(N(0)),[0,1,2,3,4,5,6,7,8][n],f'{n:05}',{7:'a'}[n],isinstance(True,int),True+True,True&False,True|2,~True,-True,True<<3,str(True),repr(False),True.real,True==1.0)
print(1<2**70,2**70<1.5e21,2**70==float(2**70),2**70+1==float(2**70),2**53+1==float(2**53),2**53+1>float(2**53),-2**70<float('-inf'),10**400>1e308,10**400<float('inf'),5==5.5,5<5.5,5>float('nan'))
print((10**20).__add__(5),int.__mul__(3,4),(5).__truediv__(2),(5).__rsub__(3),int.__lt__(1,2),(5).__add__('a'),(7).conjugate(),(7).numerator,(7).denominator,(7).imag)
print(0xffffffffffffffffffff,0b1111,0o777,1_000_000,-7//2,-7%3,7//-2,7%-3,divmod(-7,2),-2**62,2**62-1+1,-2**62-1,(2**62)*(2**62)//(2**61))
