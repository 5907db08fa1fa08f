from ..birds import parrot


def speak():
    return "roar at " + parrot()


def up():
    from .. import cats
    return cats.__name__
