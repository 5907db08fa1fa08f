print("loading package", __name__)
loaded = 1
value = 42


def func():
    from . import sub
    return sub.public
