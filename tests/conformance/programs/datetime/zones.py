# timezone, tzinfo, astimezone.
from datetime import datetime, time, timedelta, timezone, tzinfo


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


cet = timezone(timedelta(hours=1), "CET")
ist = timezone(timedelta(hours=5, minutes=30))
print(timezone.utc, repr(timezone.utc), cet, repr(cet), ist, repr(ist), timezone(-timedelta(hours=3, seconds=5)), repr(timezone(timedelta(0))))
d = datetime(2024, 6, 1, 12, 0, tzinfo=cet)
print(d, repr(d), d.utcoffset(), d.tzname(), d.dst(), d.astimezone(ist), d.astimezone(timezone.utc), d.timestamp(), d.strftime("%z %Z"))
print(d == d.astimezone(ist), d - d.astimezone(ist), d < datetime(2024, 6, 1, 12, 0, tzinfo=timezone.utc), hash(d) == hash(d.astimezone(ist)))
print(cet == timezone(timedelta(hours=1)), timezone.min, timezone.max, cet.utcoffset(None), cet.fromutc(datetime(2020, 1, 1, tzinfo=cet)))
print(datetime(2020, 1, 1, tzinfo=ist).utctimetuple()[:5], datetime(2020, 1, 1).replace(tzinfo=cet).isoformat(), time(1, tzinfo=cet))


class Summer(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=1) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=1) if 3 < dt.month < 11 else timedelta(0)

    def tzname(self, dt):
        return "SUMMER" if self.dst(dt) else "WINTER"


s = datetime(2024, 6, 1, 12, tzinfo=Summer())
w = datetime(2024, 12, 1, 12, tzinfo=Summer())
print(s, w, s.tzname(), w.tzname(), s.astimezone(timezone.utc), datetime(2024, 6, 1, tzinfo=timezone.utc).astimezone(Summer()), s.timetuple().tm_isdst)
print(w - s, (w - timedelta(days=183)).tzname(), s.dst())
attempt(lambda: timezone(timedelta(hours=24)))
attempt(lambda: timezone(3))
attempt(lambda: timezone(timedelta(1, 1)))
attempt(lambda: timezone(timedelta(0), 3))
attempt(lambda: tzinfo().utcoffset(None))
attempt(lambda: datetime(2020, 1, 1, tzinfo=3))
attempt(lambda: cet.fromutc(datetime(2020, 1, 1)))


class Bad(tzinfo):
    def utcoffset(self, dt):
        return 3


attempt(lambda: str(datetime(2020, 1, 1, tzinfo=Bad())))
