# repr, formatting and parsing of many floats, checked against CPython by a checksum.
s=[98765]
def rnd():
    s[0]=(s[0]*6364136223846793005+1442695040888963407) & ((1<<64)-1)
    return s[0]>>32
h=0
for i in range(300):
    m=rnd()*(1<<21)+(rnd()>>11); e=rnd()%2100-1080
    try: x=float(m)*2.0**max(e-53,-1074)
    except OverflowError: continue
    if rnd()&1: x=-x
    r=repr(x); assert float(r)==x,r
    if i%10==0: print(r,'%.3e'%x,'%.17g'%x,'%.20g'%x)
    q='%s %.5g %.0e %.12e %.30e'%(r,x,x,x,x)
    if abs(x)<1e30: q+=' %.3f %.0f %.10f'%(x,x,x)
    h=(h*31+sum(ord(c)*(j%7+1) for j,c in enumerate(q)))%(1<<61)
print(h)
for k in range(-1074,1024,9):
    x=2.0**k if k>-1023 else 5e-324*2**(k+1074)
    h=(h*31+sum(ord(c)*(j%7+1) for j,c in enumerate(repr(x)+repr(x*1.0000000000000002)+repr(x*3))))%(1<<61)
print(h)
for d in range(-330,312,11):
    for m in ('1','9.5','2.2250738585072012','1.7976931348623157','8.98846567431158','123456789012345678901234567890','4.9406564584124654','2.4703282292062328','9007199254740993','17976931348623158079372897140530341507993413271002682361'):
        x=float(m+'e'+str(d)); h=(h*31+sum(ord(c)*(j%7+1) for j,c in enumerate(repr(x))))%(1<<61)
print(h)
