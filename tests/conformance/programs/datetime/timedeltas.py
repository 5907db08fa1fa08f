# timedelta: construction, text, arithmetic.
from datetime import timedelta as td


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


a = td(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6, weeks=1)
print(a, repr(a), td(), repr(td()), td(-1), repr(td(microseconds=-1)), td(seconds=90061), str(td(days=-2, seconds=5)))
print(a.days, a.seconds, a.microseconds, a.total_seconds(), td(0.5), td(seconds=0.1), td(microseconds=0.5), td(microseconds=1.5))
print(td(1.1), td(hours=1.123456789), td(days=0.1, seconds=0.3), td(milliseconds=-0.5), td(weeks=-1.5))
b = td(hours=5)
print(a + b, a - b, -a, +a, abs(-a), a * 2, 3 * b, b * 1.5, b / 2, a / b, a // b, a % b, divmod(a, b), a // 7, b / 1.7)
print(a > b, a == td(days=8, seconds=7384, microseconds=5006), a != b, bool(td(0)), hash(td(1)) == hash(td(hours=24)), b <= b)
print(td.min, td.max, td.resolution, repr(td.max), sum([b, b], td()), td(3) // td(2), td(microseconds=7) / 2, td(microseconds=5) / 2)
attempt(lambda: td("a"))
attempt(lambda: td(days=10 ** 9))
attempt(lambda: td.max + td(1))
attempt(lambda: a / 0)
attempt(lambda: a // td(0))
