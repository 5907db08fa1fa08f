def trace(name):
    print("make", name)

    def deco(f):
        print("decorate", name, f.__name__)

        def wrap(*a, **k):
            print("call", name)
            return f(*a, **k)

        return wrap

    return deco


@trace("a")
@trace("b")
def f(x):
    return x * 2


print(f(3))


@lambda c: (print("class", c.__name__), c)[1]
class C:
    @staticmethod
    def s(a):
        return a

    @classmethod
    def c(cls, a):
        return cls.__name__, a

    @property
    def p(self):
        return self._p

    @p.setter
    def p(self, v):
        self._p = v

    @p.deleter
    def p(self):
        print("del")
        del self._p


print(C.s(1), C().s(2), C.c(3), C().c(4))
o = C()
o.p = 5
print(o.p)
del o.p
try:
    o.p
except AttributeError as e:
    print(e)
decos = [lambda f: f, lambda f: "replaced"]


@decos[1]
def g():
    pass


print(g)


@(x := lambda f: f)
def h():
    return 1


print(h(), x(2))


class Register:
    seen = []

    def __call__(self, f):
        self.seen.append(f.__name__)
        return f


register = Register()


@register
def one():
    pass


@register
class Two:
    pass


print(Register.seen)
