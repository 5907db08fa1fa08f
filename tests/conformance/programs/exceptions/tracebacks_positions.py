import sys
import traceback


class O:
    a = None

    def m(self, *a):
        return self


class B:
    def __bool__(self):
        raise ValueError("no truth")

    def __add__(self, o):
        return 1 / 0


o = O()
n = None
d = {"k": {}}
l = [1]


def t1(): n.x
def t2(): o.a.b
def t3(): return d['k']['z']
def t4(): return 1 + 'a'
def t5(): l[5]
def t6(): n()
def t7(): o.m(1).a.c
def t8():
    x = 1
    y = (1 +
         n)
def t9():
    for i in 5:
        pass
def t10():
    with 5:
        pass
def t11(): a, b = 1
def t12(): assert 0, 'msg'
def t13(): raise ValueError('r')
def t14(): import nothing_here
def t15(): from sys import nope
def t16(): del l[9]
def t17(): n[0] = 1
def t18(): n.q = 1
def t19(): return f'{1/0}'
def t20(): return [1/0 for x in [1]]
def t21(): (lambda: 1/0)()
def t22():
    class A:
        1 / 0
def t23():
    o.m(
        1,
        n.z)
def t24():
    return (o
            .m()
            .a
            .zz)
def t25(): return -n
def t26(): return n < 1
def t27(): not_defined
def t28(): print(1, n + 1)
def t29():
    while n.x:
        pass
def t30():
    if n.y:
        pass
def t31():
    x = [
        1,
        2 / 0]
def t32(): *a, b = 5
def t33(): return d[[]]
def t34(): return {[]: 1}
def t35():
    if B():
        pass
def t36(): return not B()
def t37(): return B() and 1
def t38(): return 1 if B() else 2
def t39(): return [x for x in [1] if B()]
def t40(): return 1 < 2 < n
def t41(): o.m(1)(2)
def t42(): o.m(*5)
def t43(): o.m(**5)
def t44(): o.m(x=1)
def t45():
    try:
        1 / 0
    except n.x:
        pass
def t46():
    try:
        1 / 0
    finally:
        l[7]
def t47():
    x = B()
    x += 1
def t48(): o.m(a=1, **{"a": 2})
def t49():
    match n:
        case n.x:
            pass
def t50():
    def inner(a=n.x):
        pass
def t51():
    @n
    def inner():
        pass
def t52():
    class A(n, 5):
        pass
def t53(): return o.m(1).nope(2)
def t54(): return "%d" % "x"
def t55(): return n in 5
def t56(): return l["a"]
def t57(): return l[1:2, 3]
def t58(): return (yy := n.x)
def t59(): return {**n}
def t60(): return [*n]
def t61(): return {*n}
def t62(): raise n
def t63(): raise ValueError from 5
def t64():
    global zz
    del zz
def t65():
    x = x + 1
def t66():
    return (1,
            2,
            n.q,
            3)
def t67(): return  é_undefined + 1
def t68(): return "ä" + "ö" + n
def t69(): return int("x") + int("y")
def t70(): return max(1, *n)


for name, f in list(globals().items()):
    if name[0] == "t" and name[1:].isdigit():
        try:
            f()
        except Exception:
            print(name)
            traceback.print_exc(file=sys.stdout)
        else:
            print(name, "no error")
