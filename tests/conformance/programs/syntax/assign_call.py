def g():
    f(x) = 3
