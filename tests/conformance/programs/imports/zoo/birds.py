__all__ = ["parrot", "owl"]


def parrot():
    return "a parrot"


owl = 1
_hidden = other = 2
