print("package is imported once")
VALUE = 1


def helper():
    from . import child
    from .child import NAME
    return child.__name__ + ":" + NAME
