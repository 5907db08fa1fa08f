def f(x):
    try:
        print("try", x)
        if x == 1:
            raise ValueError("one")
        if x == 2:
            raise KeyError("two")
        if x == 3:
            return "returned"
        if x == 4:
            1 / 0
    except ValueError as e:
        print("ValueError", e)
        return "handled"
    except (KeyError, IndexError) as e:
        print("lookup", type(e).__name__, e)
    except ArithmeticError:
        print("arith")
        raise
    else:
        print("else")
    finally:
        print("finally")
    return "end"


for i in range(5):
    try:
        print(f(i))
    except Exception as e:
        print("outer", repr(e))


def order():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("fin", i)
    else:
        print("no")
    return "x"


print(order())


def override():
    try:
        return 1
    finally:
        return 2


print(override())


def keep():
    x = 1
    try:
        return x
    finally:
        x = 2


print(keep())


def swallow():
    while True:
        try:
            1 / 0
        finally:
            break
    return "swallowed"


print(swallow())
try:
    try:
        raise ValueError("a")
    except ValueError as e:
        raise TypeError("b") from e
except TypeError as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        raise ValueError("a")
    except ValueError:
        raise TypeError("b")
except TypeError as e:
    print(repr(e.__cause__), repr(e.__context__))
try:
    raise ValueError("x") from None
except ValueError as e:
    print(e.__cause__, e.__suppress_context__)
try:
    e
except NameError as x:
    print(x)


def name_cleared():
    e = "before"
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as u:
        return str(u)


print(name_cleared())
for bad in (lambda: exec("raise 5"), lambda: exec("raise ValueError from 5"), lambda: exec("raise")):
    try:
        bad()
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e)
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as e:
    print(e)


def nested():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("f1")
    except ValueError as e:
        try:
            raise KeyError("second")
        except KeyError as k:
            print(repr(k.__context__))
        print("still", e)
        try:
            raise
        except ValueError as again:
            print("re", again is e)
    finally:
        print("f2")


nested()
import sys


def info():
    try:
        raise ValueError("i")
    except ValueError:
        print(sys.exc_info()[0], sys.exc_info()[1])
        try:
            raise KeyError
        except KeyError:
            print(sys.exc_info()[0])
        print(sys.exc_info()[0])
    print(sys.exc_info())


info()


def in_generator():
    try:
        yield sys.exc_info()[0]
        raise IndexError
    except IndexError:
        yield sys.exc_info()[0]
    yield sys.exc_info()[0]


try:
    raise ValueError
except ValueError:
    print(list(in_generator()))


class A(Exception):
    pass


class B(A):
    pass


for c in (A, B):
    try:
        raise c
    except B:
        print("B")
    except A:
        print("A")
e = ValueError("note")
e.add_note("n1")
print(e.__notes__, e.args, str(e), repr(e))
print(repr(ValueError()), repr(ValueError(1, 2)), str(ValueError(1, 2)), str(KeyError("k")))
try:
    raise ValueError("a").with_traceback(None)
except ValueError as v:
    print(v.__traceback__ is not None)


def deep_finally():
    out = []
    for i in range(2):
        try:
            try:
                try:
                    if i:
                        return out
                    raise KeyError(i)
                finally:
                    out.append("a")
            finally:
                out.append("b")
        except KeyError:
            out.append("c")
        finally:
            out.append("d")


print(deep_finally())


def finally_raises():
    try:
        try:
            return "no"
        finally:
            raise ValueError("from finally")
    except ValueError as e:
        return "caught " + str(e)


print(finally_raises())


def loop_finally():
    r = []
    for i in range(3):
        try:
            try:
                if i == 0:
                    continue
                if i == 1:
                    raise KeyError
                break
            finally:
                r.append(("inner", i))
        except KeyError:
            r.append("key")
            continue
        finally:
            r.append(("outer", i))
    return r


print(loop_finally())


def return_in_handlers():
    for x in (1, 2):
        try:
            if x == 1:
                raise ValueError
            return "try"
        except ValueError:
            continue
        finally:
            print("fin", x)


print(return_in_handlers())
