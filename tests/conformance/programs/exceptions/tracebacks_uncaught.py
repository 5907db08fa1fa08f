def inner(n):
    if n == 0:
        return [1, 2, 3][10]
    return inner(n - 1)


def middle():
    try:
        inner(2)
    except IndexError as e:
        raise ValueError("wrapped", 5) from e


class C:
    def method(self):
        middle()


C().method()
