# sy: exit=1
class Odd(Exception):
    pass


def inner(table):
    return table["missing"]


def outer():
    try:
        inner({})
    except KeyError as error:
        raise Odd("not there") from error


try:
    print("begins")
    outer()
finally:
    print("cleans up")
