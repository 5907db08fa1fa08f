# datetime: construction, text, arithmetic.
from datetime import date, datetime, time, timedelta, timezone


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


d = datetime(2024, 2, 29, 13, 14, 15, 123456)
print(d, repr(d), repr(datetime(2020, 1, 1)), repr(datetime(2020, 1, 1, 1, 1, 1)), d.date(), d.time(), d.timetz(), d.ctime())
print(d.isoformat(), d.isoformat(" "), d.isoformat(timespec="minutes"), d.isoformat("T", "milliseconds"), f"{d:%d %b %Y %H:%M}", f"{d!r:.30}")
print(d.strftime("%Y-%m-%d %H:%M:%S.%f %a %A %b %B %j %U %W %p %I %y %c %x %X %% [%Z] [%z] %-d %V %G %u"))
print(d + timedelta(days=1, hours=12), d - timedelta(minutes=15), d - datetime(2024, 1, 1), d.replace(year=2023, day=1, microsecond=0))
print(d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d.timetuple(), d.timestamp(), d.utctimetuple().tm_hour)
print(d < datetime(2025, 1, 1), d == d.replace(), d == date(2024, 2, 29), d != date(2024, 2, 29), hash(d) == hash(d.replace()), isinstance(d, date))
print(datetime.combine(date(2020, 1, 2), time(3, 4)), datetime.combine(date(2020, 1, 2), time(3, 4), timezone.utc), datetime.fromordinal(1))
print(datetime.fromtimestamp(1e9), datetime.utcfromtimestamp(1234567890.123456), datetime.fromtimestamp(-1.5), datetime.fromtimestamp(0, timezone.utc))
print(datetime.min, datetime.max, datetime.resolution, repr(datetime(2020, 1, 1, fold=1)), datetime.fromisocalendar(2020, 1, 1))
for args in (2020, 13, 1), (2020, 1, 1, 24), (2020, 1, 1, 0, 60), (2020, 1, 1, 0, 0, 0, -1), (2020, 1), ("x", 1, 1):
    try:
        print(datetime(*args))
    except ValueError as error:
        print(error)
    except TypeError as error:
        print("TypeError")
attempt(lambda: d < date(2024, 1, 1))
attempt(lambda: datetime.max + timedelta(1))
attempt(lambda: d - datetime(2024, 1, 1, tzinfo=timezone.utc))
attempt(lambda: d < datetime(2024, 1, 1, tzinfo=timezone.utc))
attempt(lambda: d == datetime(2024, 1, 1, tzinfo=timezone.utc))
attempt(lambda: datetime.combine(3, 4))
attempt(lambda: datetime.fromtimestamp(float("nan")))


class Mine(datetime):
    pass


print(repr(Mine(2020, 1, 1) + timedelta(1)), type(Mine.now()).__name__, repr(Mine(2020, 1, 1).replace(day=2)))
