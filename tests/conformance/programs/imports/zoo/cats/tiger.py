from . import lion


def neighbour():
    return lion.__name__
