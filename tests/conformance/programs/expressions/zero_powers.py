# The sign of zero in powers.
for x in (0.0, -0.0):
    print([x ** y for y in (0.5, 1.0, 2.0, 3.0, 4.5, 5)], pow(x, 7.0), x ** 0)
for x in (-0.0, -2.0):
    for y in (-1.0, -3.0, 0.5):
        try:
            print(x ** y)
        except ZeroDivisionError as error:
            print(error)
try:
    pow(1j, 2, 3)
except ValueError as error:
    print(error)
