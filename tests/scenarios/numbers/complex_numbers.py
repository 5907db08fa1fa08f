# complex: text, arithmetic, messages.
def show(f):
    try:
        r = repr(f())[:400]
    except Exception as e:
        r = type(e).__name__ + ': ' + str(e)[:300]
    print(r)
show(lambda:complex('1+2')); show(lambda:complex(1,2)); 
for v in ['1+2j',' ( 1-2J ) ','1 + 2j','j','-j','x','nan+infj','1_0+2j','+1e5-1e-5j','infj','','1','1e5j','-1.5e-3+2.5e+3j','(1)','()','1j2','1+j','1-','+','1+2','infinityj','nanj','-nan-infj']: show(lambda:complex(v))
a=complex(1,2); z=complex(0,0); j=complex(0,1)
for f in [lambda:complex('1',2),
    lambda: complex(1,'2'),
    lambda: complex([]),
    lambda: complex(1,[]),
    lambda: complex(j,2*j),
    lambda: a//1,
    lambda: a%1,
    lambda: divmod(j,1),
    lambda: j/0,
    lambda: z**-1,
    lambda: z**j,
    lambda: a**2,
    lambda: a**-2,
    lambda: a**0.5,
    lambda: a**(1+j),
    lambda: j<2*j,
    lambda: abs(complex(3,4)),
    lambda: hash(complex(1,0)),
    lambda: hash(a),
    lambda: complex(-0.0,1),
    lambda: -z,
    lambda: complex(1e100,1e-5),
    lambda: complex(float('inf'),float('nan')),
    lambda: a.conjugate(),
    lambda: j==1,
    lambda: complex(1)==1,
    lambda: complex(10**15)==10**15,
    lambda: int(j),
    lambda: float(j),
    lambda: complex(real=1,imag=2),
    lambda: complex(1,2,3),
    lambda: (-8)**(1/3),
    lambda: a**101,
    lambda: complex(1e200,1)**2,
    lambda: complex(2,3)/complex(1,-1),
    lambda: bool(z),
    lambda: a+1,
    lambda: 1-a,
    lambda: a*2.5,
    lambda: 2/a,
    lambda: a==a,
    lambda: a!=1,
    lambda: a.real,
    lambda: a.imag,
    lambda: repr(a),
    lambda: str(-a),
    lambda: +a,
    lambda: ~a,
    lambda: a+'x',
    lambda: {a:1}[complex(1,2)]]:
    show(f)
