def run(make):
    try:
        try:
            raise make()
        except* ValueError as g:
            print("values", g.exceptions, g.message)
        except* (KeyError, IndexError) as g:
            print("lookups", [repr(e) for e in g.exceptions])
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as e:
        print("left", repr(e))


run(lambda: ExceptionGroup("g", [ValueError(1), KeyError("k"), TypeError("t")]))
run(lambda: ExceptionGroup("g", [ValueError(1)]))
run(lambda: ValueError("naked"))
run(lambda: TypeError("other"))
run(lambda: ExceptionGroup("o", [ExceptionGroup("i", [ValueError(2), IndexError(3)]), ValueError(4)]))
try:
    pass
except* ValueError:
    print("no")
else:
    print("else")
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("new")
except BaseException as e:
    print(type(e).__name__, e, [repr(x) for x in e.exceptions])
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        raise
except BaseException as e:
    print(repr(e))
eg = ExceptionGroup("m", [ValueError(1), ExceptionGroup("n", [TypeError(2), ValueError(3)])])
print(eg.split(ValueError))
print(eg.subgroup(lambda e: isinstance(e, TypeError)))
print(eg.subgroup(KeyError))
for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup(1, [ValueError()]),
            lambda: ExceptionGroup("x", [KeyboardInterrupt()])):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(repr(BaseExceptionGroup("b", [KeyboardInterrupt()])), type(BaseExceptionGroup("b", [ValueError()])).__name__)
