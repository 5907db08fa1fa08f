"""Dates and times."""
import math
import time as _time
from operator import index as _index

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR",
           "UTC")

MINYEAR = 1
MAXYEAR = 9999
_MAX_ORDINAL = 3652059

_DAYS_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTH_NAMES = (None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                "Dec")
_DAY_NAMES = (None, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


# --- The calendar ---

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _DAYS_IN_MONTH[month]


def _days_before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _ymd2ord(year, month, day):
    return (_days_before_year(year) + _DAYS_BEFORE_MONTH[month]
            + (month > 2 and _is_leap(year)) + day)


def _ord2ymd(n):
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    leap = n1 == 3 and (n4 != 24 or n100 == 3)
    month = (n + 50) >> 5
    before = _DAYS_BEFORE_MONTH[month] + (month > 2 and leap)
    if before > n:
        month -= 1
        before -= _DAYS_IN_MONTH[month] + (month == 2 and leap)
    return year, month, n - before + 1


def _iso_week1_monday(year):
    first = _ymd2ord(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")


def _check_time(hour, minute, second, microsecond, fold):
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


def _check_tzinfo(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type "
                        f"'{type(tz).__name__}'")


def _check_offset(name, offset):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or timedelta, not "
                        f"'{type(offset).__name__}'")
    if not -1440 * 60 < offset.total_seconds() < 1440 * 60:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                         f"timedelta(hours=24), not {offset!r}.")
    return offset


def _check_name(name):
    if name is not None and not isinstance(name, str):
        raise TypeError("tzinfo.tzname() must return None or a string, not "
                        f"'{type(name).__name__}'")
    return name


def _cmp(a, b):
    return 0 if a == b else 1 if a > b else -1


def _nearest(a, b):
    """a / b as an int, half to even."""
    q, r = divmod(a, b)
    twice = 2 * r
    if (twice > b if b > 0 else twice < b) or (twice == b and q % 2 == 1):
        q += 1
    return q


# --- Text ---

_SPECS = {"hours": "{:02d}", "minutes": "{:02d}:{:02d}", "seconds": "{:02d}:{:02d}:{:02d}",
          "milliseconds": "{:02d}:{:02d}:{:02d}.{:03d}",
          "microseconds": "{:02d}:{:02d}:{:02d}.{:06d}"}


def _format_time(hh, mm, ss, us, timespec="auto"):
    if timespec == "auto":
        timespec = "microseconds" if us else "seconds"
    elif timespec == "milliseconds":
        us //= 1000
    try:
        spec = _SPECS[timespec]
    except (KeyError, TypeError):
        raise ValueError("Unknown timespec value") from None
    return spec.format(hh, mm, ss, us)


def _format_offset(offset, sep=":"):
    if offset is None:
        return ""
    sign = "-" if offset.days < 0 else "+"
    offset = abs(offset)
    hours, rest = divmod(offset.days * 86400 + offset.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    text = f"{sign}{hours:02d}{sep}{minutes:02d}"
    if seconds or offset.microseconds:
        text += f"{sep}{seconds:02d}"
        if offset.microseconds:
            text += f".{offset.microseconds:06d}"
    return text


def _strftime(obj, format, timetuple):
    """format with %f, %z and %Z of obj; the rest as time.strftime does it."""
    from _timetext import _format
    parts = []
    i = 0
    while True:
        j = format.find("%", i)
        if j < 0 or j + 1 >= len(format):
            parts.append(format[i:])
            break
        c = format[j + 1]
        if c == "f":
            parts.append(format[i:j] + "%06d" % getattr(obj, "microsecond", 0))
        elif c == "z":
            offset = obj.utcoffset() if hasattr(obj, "utcoffset") else None
            parts.append(format[i:j] + _format_offset(offset, ""))
        elif c == "Z":
            name = obj.tzname() if hasattr(obj, "tzname") else None
            parts.append(format[i:j] + (name or "").replace("%", "%%"))
        else:
            parts.append(format[i:j + 2])
        i = j + 2
    return _format("".join(parts), tuple(timetuple), ("+0000", "UTC"))


def _two(text):
    if len(text) != 2 or not (text.isdecimal() and text.isascii()):
        raise ValueError
    return int(text)


def _parse_date(text):
    """YYYY-MM-DD, YYYYMMDD, YYYY-Www-D, YYYYWwwD"""
    if not (text[:4].isdecimal() and text.isascii() and len(text) >= 7):
        raise ValueError
    year = int(text[:4])
    dash = text[4] == "-"
    i = 5 if dash else 4
    if text[i] == "W":
        week = _two(text[i + 1:i + 3])
        i += 3
        day = 1
        if len(text) > i:
            if (text[i] == "-") != dash:
                raise ValueError
            rest = text[i + 1:] if dash else text[i:]
            if len(rest) != 1 or not rest.isdecimal():
                raise ValueError
            day = int(rest)
        return _iso_to_ymd(year, week, day)
    month = _two(text[i:i + 2])
    i += 2
    if (text[i:i + 1] == "-") != dash:
        raise ValueError
    return year, month, _two(text[i + 1:] if dash else text[i:])


def _iso_to_ymd(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    if not 0 < week < 53:
        bad = True
        if week == 53:
            first = _ymd2ord(year, 1, 1) % 7
            bad = not (first == 4 or (first == 3 and _is_leap(year)))
        if bad:
            raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    return _ord2ymd(_iso_week1_monday(year) + (week - 1) * 7 + day - 1)


def _parse_hms(text):
    """[hour, minute, second, microsecond] of HH[:MM[:SS[.f]]], the colons all or none."""
    parts = [_two(text[:2]), 0, 0, 0]
    i = 2
    colon = text[2:3] == ":"
    for k in (1, 2):
        if i == len(text):
            return parts
        if colon:
            if text[i] != ":":
                raise ValueError
            i += 1
        parts[k] = _two(text[i:i + 2])
        i += 2
        if k == 2 and i < len(text):
            if text[i] not in ".,":
                raise ValueError
            digits = text[i + 1:]
            if not (digits.isdecimal() and digits.isascii()):
                raise ValueError
            parts[3] = int(digits[:6].ljust(6, "0"))
    return parts


def _parse_time(text):
    """(hour, minute, second, microsecond, tzinfo)"""
    zone = None
    for i, c in enumerate(text):
        if c in "+-Z":
            zone = text[i:]
            text = text[:i]
            break
    parts = _parse_hms(text)
    tz = None
    if zone == "Z":
        tz = timezone.utc
    elif zone is not None:
        if zone[0] == "Z" or len(zone) < 3:
            raise ValueError
        h, m, s, us = _parse_hms(zone[1:])
        offset = timedelta(hours=h, minutes=m, seconds=s, microseconds=us)
        if not offset:
            tz = timezone.utc
        else:
            tz = timezone(-offset if zone[0] == "-" else offset)
    return (*parts, tz)


# --- timedelta ---

class timedelta:
    """The difference between two times."""
    __slots__ = ("_days", "_seconds", "_microseconds", "_hash")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                weeks=0):
        total, leftover = 0, 0.0
        for name, value, factor in (("microseconds", microseconds, 1),
                                    ("milliseconds", milliseconds, 1000),
                                    ("seconds", seconds, 1000000), ("minutes", minutes, 60000000),
                                    ("hours", hours, 3600000000), ("days", days, 86400000000),
                                    ("weeks", weeks, 604800000000)):
            if isinstance(value, int):
                total += value * factor
            elif isinstance(value, float):
                fraction, whole = math.modf(value)
                total += int(whole) * factor
                if fraction:
                    fraction, whole = math.modf(fraction * factor)
                    total += int(whole)
                    leftover += fraction
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: "
                                f"{type(value).__name__}")
        if leftover:
            whole = float(round(leftover))
            if abs(whole - leftover) == 0.5:
                odd = total & 1
                whole = 2.0 * round((leftover + odd) * 0.5) - odd
            total += int(whole)
        return cls._from_us(total)

    @classmethod
    def _from_us(cls, us):
        seconds, us = divmod(us, 1000000)
        days, seconds = divmod(seconds, 86400)
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days, self._seconds, self._microseconds, self._hash = days, seconds, us, -1
        return self

    def _us(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    days = property(lambda self: self._days, doc="Number of days.")
    seconds = property(lambda self: self._seconds,
                       doc="Number of seconds (>= 0 and less than 1 day).")
    microseconds = property(lambda self: self._microseconds,
                            doc="Number of microseconds (>= 0 and less than 1 second).")

    def total_seconds(self):
        """The whole difference in seconds."""
        return self._us() / 1000000

    def __repr__(self):
        args = [f"{name}={value}" for name, value in (("days", self._days),
                                                      ("seconds", self._seconds),
                                                      ("microseconds", self._microseconds))
                if value]
        return f"{_full_name(self)}({', '.join(args) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = "%d:%02d:%02d" % (hours, minutes, seconds)
        if self._days:
            text = "%d day%s, %s" % (self._days, "" if abs(self._days) == 1 else "s", text)
        return text + ".%06d" % self._microseconds if self._microseconds else text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_us(self._us() + other._us())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_us(self._us() - other._us())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_us(other._us() - self._us())
        return NotImplemented

    def __neg__(self):
        return timedelta._from_us(-self._us())

    def __pos__(self):
        return timedelta._from_us(self._us())

    def __abs__(self):
        return timedelta._from_us(abs(self._us()))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._from_us(self._us() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._from_us(_nearest(self._us() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us() // other._us()
        if isinstance(other, int):
            return timedelta._from_us(self._us() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us() / other._us()
        if isinstance(other, int):
            return timedelta._from_us(_nearest(self._us(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._from_us(_nearest(b * self._us(), a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_us(self._us() % other._us())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._us(), other._us())
            return q, timedelta._from_us(r)
        return NotImplemented

    def __eq__(self, other):
        return self._us() == other._us() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us() < other._us() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us() <= other._us() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us() > other._us() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us() >= other._us() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        if self._hash == -1:
            self._hash = hash((self._days, self._seconds, self._microseconds))
        return self._hash

    def __bool__(self):
        return self._us() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)


def _full_name(self):
    cls = type(self)
    if cls.__module__ == "datetime":
        return "datetime." + cls.__qualname__
    return cls.__name__


# --- date ---

class IsoCalendarDate(tuple):
    """Year, week and weekday of ISO 8601."""
    __slots__ = ()

    def __new__(cls, year, week, weekday, /):
        return super().__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return "datetime.IsoCalendarDate(year=%s, week=%s, weekday=%s)" % tuple(self)


class date:
    """A day of the calendar."""
    __slots__ = ("_year", "_month", "_day", "_hash")

    def __new__(cls, year, month, day):
        year, month, day = _index(year), _index(month), _index(day)
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day, self._hash = year, month, day, -1
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """The date of a time in seconds since the epoch."""
        y, m, d, *_ = _time.localtime(timestamp)
        return cls(y, m, d)

    @classmethod
    def today(cls):
        """The current date."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        """The date of a number of days; 1 is 1 January of the year 1."""
        ordinal = _index(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*_ord2ymd(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        """The date of a text as isoformat() makes it."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            parts = _parse_date(date_string)
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The date of an ISO year, week and weekday."""
        return cls(*_iso_to_ymd(year, week, day))

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def __repr__(self):
        return "%s(%d, %d, %d)" % (_full_name(self), self._year, self._month, self._day)

    def isoformat(self):
        """The date as YYYY-MM-DD."""
        return "%04d-%02d-%02d" % (self._year, self._month, self._day)

    __str__ = isoformat

    def ctime(self):
        """The date as 'Thu Jan  1 00:00:00 1970'."""
        return "%s %s %2d 00:00:00 %04d" % (_DAY_NAMES[self.isoweekday()],
                                            _MONTH_NAMES[self._month], self._day, self._year)

    def strftime(self, format, /):
        """The date as text in a format."""
        return _strftime(self, format, self.timetuple())

    def __format__(self, format, /):
        if not isinstance(format, str):
            raise TypeError("must be str, not %s" % type(format).__name__)
        return self.strftime(format) if format else str(self)

    def timetuple(self):
        """The date as time.struct_time."""
        return self._timetuple(0, 0, 0, -1)

    def _timetuple(self, hour, minute, second, dst):
        yday = self.toordinal() - _days_before_year(self._year)
        return _time.struct_time((self._year, self._month, self._day, hour, minute, second,
                                  self.weekday(), yday, dst))

    def toordinal(self):
        """The number of the day, from 1 January of the year 1."""
        return _ymd2ord(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        """A date with other fields."""
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    def weekday(self):
        """The day of the week, Monday is 0."""
        return (_ymd2ord(self._year, self._month, self._day) + 6) % 7

    def isoweekday(self):
        """The day of the week, Monday is 1, Sunday 7."""
        return _ymd2ord(self._year, self._month, self._day) % 7 or 7

    def isocalendar(self):
        """Year, week and weekday of ISO 8601."""
        year = self._year
        monday = _iso_week1_monday(year)
        today = _ymd2ord(self._year, self._month, self._day)
        week, day = divmod(today - monday, 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _iso_week1_monday(year), 7)
        elif week >= 52 and today >= _iso_week1_monday(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate(year, week + 1, day + 1)

    def _fields(self):
        return self._year, self._month, self._day

    def _order(self, other):
        """-1, 0, 1; None: cannot be compared."""
        if isinstance(other, date):
            if isinstance(other, datetime) != isinstance(self, datetime):
                raise TypeError("can't compare %s to %s" % (_type_name(self), _type_name(other)))
            return _cmp(date._fields(self), date._fields(other))
        return None

    def __eq__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return date._fields(self) == date._fields(other)
        return NotImplemented

    def __lt__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order < 0

    def __le__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order <= 0

    def __gt__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order > 0

    def __ge__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order >= 0

    def __hash__(self):
        if self._hash == -1:
            self._hash = hash((self._year, self._month, self._day))
        return self._hash

    def __add__(self, other):
        if isinstance(other, timedelta):
            ordinal = self.toordinal() + other._days
            if 0 < ordinal <= _MAX_ORDINAL:
                return type(self).fromordinal(ordinal)
            raise OverflowError("date value out of range")
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return self.__class__, self._fields()


def _type_name(obj):
    cls = type(obj)
    return f"datetime.{cls.__name__}" if cls.__module__ == "datetime" else cls.__name__


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


# --- Time zones ---

class tzinfo:
    """Base of time zones."""
    __slots__ = ()

    def tzname(self, dt, /):
        """The name of the zone at a time."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt, /):
        """The distance from UTC at a time."""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt, /):
        """The part of utcoffset that is daylight saving time."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt, /):
        """The local time of a time in UTC."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        dst = dt.dst()
        if dst is None:
            raise ValueError("fromutc: non-None dst() result required")
        delta = offset - dst
        if delta:
            dt += delta
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + dst

    def __reduce__(self):
        args = getattr(self, "__getinitargs__", tuple)()
        state = getattr(self, "__dict__", None) or None
        return self.__class__, args, state


class timezone(tzinfo):
    """A fixed distance from UTC."""
    __slots__ = ("_offset", "_name")
    _omitted = object()

    def __new__(cls, offset, name=_omitted):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, not "
                            f"{_type_name(offset)}")
        if name is cls._omitted:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        _check_offset("utcoffset", offset)
        return cls._create(offset, name)

    @classmethod
    def _create(cls, offset, name=None):
        self = object.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"{_full_name(self)}({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)

    @staticmethod
    def _check(name, dt):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{name}(dt) argument must be a datetime instance or None, not "
                            f"{type(dt).__name__}")

    def utcoffset(self, dt, /):
        self._check("utcoffset", dt)
        return self._offset

    def tzname(self, dt, /):
        self._check("tzname", dt)
        if self._name is not None:
            return self._name
        return "UTC" + _format_offset(self._offset) if self._offset else "UTC"

    def dst(self, dt, /):
        self._check("dst", dt)
        return None

    def fromutc(self, dt, /):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset


timezone.utc = UTC = timezone._create(timedelta(0))
timezone.min = timezone._create(-timedelta(hours=23, minutes=59))
timezone.max = timezone._create(timedelta(hours=23, minutes=59))


# --- time ---

class _Zoned:
    """What time and datetime ask of their time zone."""
    __slots__ = ()

    def utcoffset(self):
        """The distance from UTC, or None."""
        if self._tzinfo is None:
            return None
        return _check_offset("utcoffset", self._tzinfo.utcoffset(self._for_zone()))

    def tzname(self):
        """The name of the time zone, or None."""
        if self._tzinfo is None:
            return None
        return _check_name(self._tzinfo.tzname(self._for_zone()))

    def dst(self):
        """The part of utcoffset that is daylight saving time, or None."""
        if self._tzinfo is None:
            return None
        return _check_offset("dst", self._tzinfo.dst(self._for_zone()))

    def __hash__(self):
        if self._hash == -1:
            plain = self.replace(fold=0) if self._fold else self
            offset = plain.utcoffset()
            if offset is None:
                self._hash = hash(self._fields())
            else:
                self._hash = hash(self._in_us() - offset._us())
        return self._hash

    def __eq__(self, other):
        if not isinstance(other, self._kind()):
            return NotImplemented
        order = self._order(other, True)
        return order == 0

    def __lt__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order < 0

    def __le__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order <= 0

    def __gt__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order > 0

    def __ge__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order >= 0

    def _order(self, other, equality=False):
        """-1, 0, 1; None: cannot be compared."""
        if not isinstance(other, self._kind()):
            if isinstance(self, date):
                return date._order(self, other)
            return None
        mine = theirs = None
        same = self._tzinfo is other._tzinfo
        if not same:
            mine, theirs = self.utcoffset(), other.utcoffset()
            if equality and isinstance(self, datetime) and (
                    mine != self.replace(fold=not self._fold).utcoffset()
                    or theirs != other.replace(fold=not other._fold).utcoffset()):
                return 2
            same = mine == theirs
        if same:
            return _cmp(self._fields(), other._fields())
        if mine is None or theirs is None:
            if equality:
                return 2
            raise TypeError(f"can't compare offset-naive and offset-aware {self._plural}")
        return _cmp(self._in_us() - mine._us(), other._in_us() - theirs._us())


class time(_Zoned):
    """A time of the day, perhaps with a time zone."""
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold", "_hash")
    _plural = "times"

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second = _index(hour), _index(minute), _index(second)
        microsecond = _index(microsecond)
        _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = (hour, minute, second,
                                                                     microsecond)
        self._tzinfo, self._fold, self._hash = tzinfo, fold, -1
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def _kind(self):
        return time

    def _for_zone(self):
        return None

    def _fields(self):
        return self._hour, self._minute, self._second, self._microsecond

    def _in_us(self):
        return (((self._hour * 60 + self._minute) * 60 + self._second) * 1000000
                + self._microsecond)

    def isoformat(self, timespec="auto"):
        """The time as HH:MM:SS.ffffff+HH:MM."""
        return (_format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _format_offset(self.utcoffset()))

    __str__ = isoformat

    @classmethod
    def fromisoformat(cls, time_string, /):
        """The time of a text as isoformat() makes it."""
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        text = time_string.removeprefix("T")
        try:
            parts = _parse_time(text)
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        return cls(*parts)

    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo is not None:
            parts.append(f"tzinfo={self._tzinfo!r}")
        if self._fold:
            parts.append("fold=1")
        return f"{_full_name(self)}({', '.join(parts)})"

    def strftime(self, format, /):
        """The time as text in a format; the date is 1 January 1900."""
        return _strftime(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1,
                                        -1))

    def __format__(self, format, /):
        if not isinstance(format, str):
            raise TypeError("must be str, not %s" % type(format).__name__)
        return self.strftime(format) if format else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        """A time with other fields."""
        return type(self)(self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def __reduce__(self):
        return _rebuild, (self.__class__, self._fields(), self._tzinfo, self._fold)


def _rebuild(cls, fields, tz, fold):
    return cls(*fields, tz, fold=fold)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


# --- datetime ---

_EPOCH_ORDINAL = 719163


class datetime(_Zoned, date):
    """A date and a time, perhaps with a time zone."""
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")
    _plural = "datetimes"

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *,
                fold=0):
        year, month, day = _index(year), _index(month), _index(day)
        hour, minute, second = _index(hour), _index(minute), _index(second)
        microsecond = _index(microsecond)
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond = (hour, minute, second,
                                                                     microsecond)
        self._tzinfo, self._fold, self._hash = tzinfo, fold, -1
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def _kind(self):
        return datetime

    def _for_zone(self):
        return self

    def _fields(self):
        return (self._year, self._month, self._day, self._hour, self._minute, self._second,
                self._microsecond)

    def _in_us(self):
        return ((((self.toordinal() * 24 + self._hour) * 60 + self._minute) * 60 + self._second)
                * 1000000 + self._microsecond)

    @classmethod
    def _from_us(cls, us, tz=None):
        """The time at a number of microseconds since the beginning of day 0."""
        seconds, us = divmod(us, 1000000)
        ordinal, seconds = divmod(seconds, 86400)
        if not 0 < ordinal <= _MAX_ORDINAL:
            raise OverflowError("date value out of range")
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return cls(*_ord2ymd(ordinal), hour, minute, second, us, tz)

    @classmethod
    def _from_seconds(cls, timestamp, tz):
        if isinstance(timestamp, float):
            if not math.isfinite(timestamp):
                if math.isnan(timestamp):
                    raise ValueError("Invalid value NaN (not a number)")
                raise OverflowError("cannot convert float infinity to integer")
            fraction, whole = math.modf(timestamp)
            us = int(whole) * 1000000 + round(fraction * 1e6)
        else:
            us = _index(timestamp) * 1000000
        us += _EPOCH_ORDINAL * 86400 * 1000000
        if not 0 < us // 86400000000 <= _MAX_ORDINAL:
            year = 1970 + (us - _EPOCH_ORDINAL * 86400000000) // 31556952000000
            raise ValueError(f"year {year} is out of range")
        return cls._from_us(us, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The time at a number of seconds since the epoch."""
        _check_tzinfo(tz)
        result = cls._from_seconds(timestamp, tz)
        return result if tz is None else tz.fromutc(result)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """The time in UTC at a number of seconds since the epoch."""
        return cls._from_seconds(timestamp, None)

    @classmethod
    def now(cls, tz=None):
        """The current time."""
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        """The current time in UTC, without time zone."""
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """A date and a time together."""
        if not isinstance(date, _date_class):
            raise TypeError("combine() argument 1 must be datetime.date, not "
                            f"{_type_name(date)}")
        if not isinstance(time, _time_class):
            raise TypeError("combine() argument 2 must be datetime.time, not "
                            f"{_type_name(time)}")
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second,
                   time.microsecond, time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        """The time of a text as isoformat() makes it."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if len(date_string) < 7:
                raise ValueError
            end = _end_of_date(date_string)
            day = _parse_date(date_string[:end])
            rest = date_string[end + 1:]
            if end < len(date_string) and not rest:
                raise ValueError
            moment = _parse_time(rest) if rest else (0, 0, 0, 0, None)
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*day, *moment)

    @classmethod
    def strptime(cls, date_string, format, /):
        """The time of a text in a format."""
        for number, value in ((1, date_string), (2, format)):
            if not isinstance(value, str):
                raise TypeError(f"strptime() argument {number} must be str, not "
                                f"{type(value).__name__}")
        from _timetext import _parse
        parts, microsecond, offset, name = _parse(date_string, format)
        tz = None
        if offset is not None:
            delta = timedelta(seconds=offset[0], microseconds=offset[1])
            tz = timezone(delta, name) if name else timezone(delta)
        return cls(*parts[:6], microsecond, tz)

    def timetuple(self):
        """The time as time.struct_time."""
        dst = self.dst()
        return self._timetuple(self._hour, self._minute, self._second,
                               -1 if dst is None else 1 if dst else 0)

    def timestamp(self):
        """Seconds since the epoch."""
        offset = self.utcoffset()
        us = self._in_us() - _EPOCH_ORDINAL * 86400000000
        return (us if offset is None else us - offset._us()) / 1000000

    def utctimetuple(self):
        """The time in UTC as time.struct_time."""
        offset = self.utcoffset()
        moment = self - offset if offset else self
        return moment._timetuple(moment._hour, moment._minute, moment._second, 0)

    def date(self):
        """The date alone."""
        return _date_class(self._year, self._month, self._day)

    def time(self):
        """The time alone, without time zone."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond,
                           fold=self._fold)

    def timetz(self):
        """The time alone, with its time zone."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo,
                           fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        """A time with other fields."""
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day,
                          self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def astimezone(self, tz=None):
        """The same moment in another time zone."""
        if tz is None:
            tz = timezone(timedelta(0), "UTC")
        elif not isinstance(tz, _tzinfo_class):
            raise TypeError("tz argument must be an instance of tzinfo")
        mine = self._tzinfo
        offset = timedelta(0) if mine is None else self.utcoffset()
        if tz is mine:
            return self
        if offset is None:
            offset = timedelta(0)
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def ctime(self):
        """The time as 'Thu Jan  1 00:00:00 1970'."""
        return "%s %s %2d %02d:%02d:%02d %04d" % (
            _DAY_NAMES[self.isoweekday()], _MONTH_NAMES[self._month], self._day, self._hour,
            self._minute, self._second, self._year)

    def isoformat(self, sep="T", timespec="auto"):
        """The time as YYYY-MM-DDTHH:MM:SS.ffffff+HH:MM."""
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError("isoformat() argument 1 must be a unicode character, not "
                            f"{type(sep).__name__}")
        return ("%04d-%02d-%02d%s" % (self._year, self._month, self._day, sep)
                + _format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _format_offset(self.utcoffset()))

    def __repr__(self):
        parts = list(self._fields())
        if parts[-1] == 0:
            parts.pop()
            if parts[-1] == 0:
                parts.pop()
        texts = [str(p) for p in parts]
        if self._tzinfo is not None:
            texts.append(f"tzinfo={self._tzinfo!r}")
        if self._fold:
            texts.append("fold=1")
        return f"{_full_name(self)}({', '.join(texts)})"

    def __str__(self):
        return self.isoformat(sep=" ")

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._from_us(self._in_us() + other._us(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._from_us(self._in_us() - other._us(), self._tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        us = self._in_us() - other._in_us()
        if self._tzinfo is not other._tzinfo:
            mine, theirs = self.utcoffset(), other.utcoffset()
            if mine != theirs:
                if mine is None or theirs is None:
                    raise TypeError("can't subtract offset-naive and offset-aware datetimes")
                us += theirs._us() - mine._us()
        return timedelta._from_us(us)

    def __reduce__(self):
        return _rebuild, (self.__class__, self._fields(), self._tzinfo, self._fold)


def _end_of_date(text):
    """Where the date ends in a text that has a time behind it, perhaps."""
    if text[4] == "-":
        if text[5] != "W":
            return 10
        return 10 if text[8:9] == "-" and text[9:10].isdecimal() else 8
    if text[4] == "W":
        return 8 if text[7:8].isdecimal() else 7
    return 8


_date_class, _time_class, _tzinfo_class = date, time, tzinfo
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
