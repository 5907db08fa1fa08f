# date
from datetime import date, timedelta


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


d = date(2020, 2, 29)
print(d, repr(d), d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.toordinal(), d.isocalendar(), d.timetuple())
print(d.ctime(), d.isoformat(), d.strftime("%d.%m.%y %A %j"), f"{d:%Y/%m/%d}", f"{d}", format(d, ""), d.replace(day=1, year=2021))
print(d + timedelta(1), d - timedelta(days=60), d - date(2019, 1, 1), timedelta(1) + d, d < date(2021, 1, 1), d == date(2020, 2, 29))
print(date.min, date.max, date.resolution, date.fromordinal(737484), date.fromisoformat("2020-02-29"), date.fromisoformat("20200229"))
print(date.fromisoformat("2020-W09-6"), date.fromisoformat("2020W096"), date.fromisoformat("2021-W01"), date.fromisocalendar(2020, 53, 7))
for y in range(2004, 2022):
    print(date(y, 1, 1).isocalendar()[:], date(y, 12, 31).isocalendar()[:], end=" ")
print()
print(hash(d) == hash(date(2020, 2, 29)), {d: 1}[date(2020, 2, 29)], sorted([d, date.min, date.max])[0], date.fromtimestamp(86400 * 3))
print(d.isocalendar().week, date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal(), isinstance(date.today(), date))
for args in (2020, 13, 1), (2020, 2, 30), (0, 1, 1), (10000, 1, 1), ("a", 1, 1), (2021, 2, 29), (2020, 1, 1.5):
    attempt(lambda: date(*args))
for text in "2020-2-1", "abc", "2020-02-30", "2020-13-01", "2020-W54-1", "2020-02", "", "2020-0229":
    attempt(lambda: date.fromisoformat(text))
attempt(lambda: date.fromordinal(0))
attempt(lambda: date.max + timedelta(1))
attempt(lambda: date.fromisocalendar(2021, 53, 1))
attempt(lambda: date.fromisocalendar(2021, 1, 8))
attempt(lambda: date.fromisoformat(3))
attempt(lambda: d == 3)
