# Strings that are added to in loops, looked at while they grow, and kept.
def f(n, s=''):
    for i in range(n):
        s += 'xy'
    return s
a = f(2000)
b = f(3, a)
print(len(a), len(b), a == 'xy'*2000, b == 'xy'*2003)
def g():
    s = ''
    for i in range(1000): s += 'ab'
    t = s
    for i in range(10): s += 'c'
    for i in range(10): t += 'd'
    return s, t
s, t = g(); print(s == 'ab'*1000+'c'*10, t == 'ab'*1000 + 'd'*10)
def h():
    out = []
    s = ''
    for i in range(900):
        s += 'q'
        if i % 300 == 0: out.append(s)
    return s, out
s, o = h(); print(len(s), [len(x) for x in o])
def k():
    s = ''
    d = {}
    for i in range(700):
        s += 'é'
    d[s] = 1
    for i in range(10):
        s += '中'
    return len(s), list(d.values()), [len(x) for x in d], s[698:702]
print(k())
def m():
    s = ''
    try:
        for i in range(1000):
            s += 'a'
            if i == 900: raise ValueError
    except ValueError:
        t = s
    for i in range(10): s += 'b'
    return len(t), len(s)
print(m())
def loc():
    s = ''
    for i in range(1000):
        s += 'a'
        if i == 800: keep = locals()
    return len(keep['s']), len(s)
print(loc())
def nest():
    r = []
    for j in range(3):
        s = ''
        for i in range(600): s += 'zz'
        r.append(len(s))
    return r
print(nest())
def loc():
    s = ''
    keep = None
    for i in range(1000):
        s += 'a'
        if i == 800: keep = locals()
    return len(keep['s']), len(s)
print(loc())
def loc2():
    s = ''
    keep = None
    for i in range(1000):
        s += 'a'
        if i == 800: keep = [x for x in locals().values()]
    return [len(x) for x in keep if type(x) is str], len(s)
print(loc2())
def gen():
    s = ''
    for i in range(1000):
        s += 'a'
        yield i
g = gen()
for i in g:
    if i == 700: q = g.gi_frame.f_locals['s']
print(len(q))
