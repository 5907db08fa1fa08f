# time
from datetime import time, timedelta, timezone


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


t = time(12, 34, 56, 789)
print(t, repr(t), t.hour, t.minute, t.second, t.microsecond, t.tzinfo, t.fold, repr(time()), repr(time(1, 2)), repr(time(1, 2, 3)))
print(t.isoformat("hours"), t.isoformat("minutes"), t.isoformat("seconds"), t.isoformat("milliseconds"), t.isoformat("microseconds"))
print(t.strftime("%H:%M:%S.%f %p %I"), f"{t:%H}", t.replace(hour=1), time.min, time.max, time.resolution, bool(time(0)))
z = time(1, 2, tzinfo=timezone(timedelta(hours=5, minutes=30)))
print(z, repr(z), z.utcoffset(), z.tzname(), z.dst(), z.strftime("%z %Z"), z == time(19, 32, tzinfo=timezone.utc), time(1) < time(2))
print(time.fromisoformat("04:23:01"), time.fromisoformat("T042301"), time.fromisoformat("04:23:01.000384+01:30"), time.fromisoformat("04"))
print(time.fromisoformat("04:23Z"), time.fromisoformat("04:23:01,123"), time(1, 2, fold=1), repr(time(1, 2, fold=1)))
print(hash(t) == hash(time(12, 34, 56, 789)), time(12, tzinfo=timezone.utc) == time(12), time(12) == 3)
for args in (24,), (1, 60), (1, 1, 60), (1, 1, 1, 10 ** 6), ("a",), (1, 2, 3, 4, 5):
    attempt(lambda: time(*args))
attempt(lambda: time(fold=2))
attempt(lambda: time(1) < time(1, tzinfo=timezone.utc))
attempt(lambda: t.isoformat("bad"))
for text in "25:00", "a", "1:2", "12:30:", "12:3045", "", "12:30:45.":
    attempt(lambda: time.fromisoformat(text))
