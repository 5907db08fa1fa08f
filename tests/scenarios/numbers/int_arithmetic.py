# Operators of ints of many sizes, checked against CPython by a checksum.
s=[12345]
def rnd(bits):
    v=0
    for i in range((bits+31)//32+1):
        s[0]=(s[0]*6364136223846793005+1442695040888963407) & ((1<<64)-1)
        v=(v<<32)|(s[0]>>32)
    return v & ((1<<bits)-1)
ops=[lambda a,b:a+b,lambda a,b:a-b,lambda a,b:a*b,lambda a,b:a//b,lambda a,b:a%b,lambda a,b:divmod(a,b),lambda a,b:a&b,lambda a,b:a|b,lambda a,b:a^b,lambda a,b:a/b,lambda a,b:a<b,lambda a,b:a==b]
sizes=[1,3,10,29,30,31,32,59,60,61,62,63,64,65,90,91,120,200,500,1000,2100,2200,4300,6000]
h=0
for i in range(60):
    a=rnd(sizes[rnd(8)%len(sizes)]); b=rnd(sizes[rnd(8)%len(sizes)])
    if rnd(1): a=-a
    if rnd(1): b=-b
    for k,op in enumerate(ops):
        try: r=repr(op(a,b))
        except Exception as e: r=type(e).__name__+str(e)
        h=(h*31+sum(ord(c)*(j%7+1) for j,c in enumerate(r)))%(1<<61)
    if i%5==0: print(i,h)
    sh=rnd(9)
    h=(h*31+hash(a)+hash(a<<sh)+(a>>sh)%1000007+a.bit_length())%(1<<61)
    for base in (2,8,16): assert int(format(a,{2:'b',8:'o',16:'x'}[base]),base)==a
    assert int(str(a))==a
    f=a/ (abs(b)+1) if abs(a).bit_length()<1000 else 0.0
    h=(h*31+hash(f))%(1<<61)
print(h)
for x in [0,1,-1,2**61-1,2**61,-(2**61-1),-2,2**62,-2**62,2**63,2**64,10**50,-10**50]:
    print(x,hash(x),x.bit_length(),x.bit_count(),x.as_integer_ratio(),-x,abs(x),~x,+x,bool(x),float(x),repr(x),x==float(x))
print(hash(2.0**100)==hash(2**100), hash(0.5), hash(-1.5), hash(1e300), hash(float('inf')), hash(1e-320), hash(-0.0))
