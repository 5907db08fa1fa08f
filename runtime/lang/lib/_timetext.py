"""The part of the module time that knows calendars: struct_time, and times as text. The local
time zone is UTC."""
import time as _time

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")
_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _ordinal(year, month, day):
    """Days since the day before 1 January of the year 1."""
    y = year - 1
    return (y * 365 + y // 4 - y // 100 + y // 400 + _BEFORE[month - 1]
            + (month > 2 and _is_leap(year)) + day)


class struct_time(tuple):
    """A time in its parts."""
    n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0
    __match_args__ = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday",
                      "tm_yday", "tm_isdst")

    def __new__(cls, sequence, dict=None):
        items = tuple(sequence)
        if len(items) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence "
                            f"({len(items)}-sequence given)")
        if len(items) > 11:
            raise TypeError(f"time.struct_time() takes an at most 11-sequence "
                            f"({len(items)}-sequence given)")
        self = super().__new__(cls, items[:9])
        self.tm_zone, self.tm_gmtoff = (items[9:] + (None, None))[:2]
        return self

    def __repr__(self):
        parts = [f"{name}={value!r}" for name, value in zip(self.__match_args__, self)]
        return f"time.struct_time({', '.join(parts)})"

    def __reduce__(self):
        return struct_time, (tuple(self) + (self.tm_zone, self.tm_gmtoff),)


for _i, _name in enumerate(struct_time.__match_args__):
    setattr(struct_time, _name, property(lambda self, i=_i: self[i]))
struct_time.__module__ = "time"


def gmtime(seconds=None, /):
    """The parts of a time in UTC."""
    return struct_time(_time._gmtime(seconds) + ("GMT", 0))


def localtime(seconds=None, /):
    """The parts of a time in the local time zone, which is UTC."""
    return struct_time(_time._gmtime(seconds) + ("UTC", 0))


def _checked(t, function):
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9:
        raise TypeError(f"{function}(): illegal time tuple argument")
    return t


def mktime(t, /):
    """Seconds since the epoch."""
    year, month, day, hour, minute, second, _, _, _ = _checked(t, "mktime")
    year += (month - 1) // 12
    month = (month - 1) % 12 + 1
    days = _ordinal(year, month, 1) - 719163 + day - 1
    return float(((days * 24 + hour) * 60 + minute) * 60 + second)


def _check_ranges(t):
    for value, low, high, what in ((t[1], 0, 12, "month"), (t[2], 0, 31, "day of month"),
                                   (t[3], 0, 23, "hour"), (t[4], 0, 59, "minute"),
                                   (t[5], 0, 61, "seconds"), (t[7], 0, 366, "day of year")):
        if not low <= value <= high:
            raise ValueError(f"{what} out of range")
    if t[6] < -1:
        raise ValueError("day of week out of range")


def asctime(t=None, /):
    """A time as 'Sat Jun 06 16:26:11 1998'."""
    t = localtime() if t is None else _checked(t, "asctime")
    _check_ranges(t)
    return "%s %s%3d %.2d:%.2d:%.2d %d" % (_DAYS[t[6] % 7][:3], _MONTHS[max(t[1], 1) - 1][:3], t[2],
                                           t[3], t[4], t[5], t[0])


def ctime(seconds=None, /):
    """A time in seconds as text."""
    return asctime(localtime(seconds))


def tzset():
    """Nothing: the time zone is UTC."""


def get_clock_info(name, /):
    """What is known of a clock."""
    if name not in ("monotonic", "perf_counter", "process_time", "thread_time", "time"):
        raise ValueError("unknown clock")
    from types import SimpleNamespace
    return SimpleNamespace(implementation="switchyard", monotonic=name != "time",
                           adjustable=name == "time", resolution=1e-09)


# --- Times to text ---

def _iso_week(year, yday, wday):
    """(year, week) of ISO 8601; wday counts from Monday."""
    week = (yday - wday + 9) // 7
    if week < 1:
        return _iso_week(year - 1, yday + 365 + _is_leap(year - 1), wday)
    if week == 53 and yday + 3 - wday > 365 + _is_leap(year):
        return year + 1, 1          # the Thursday of the week decides
    return year, week


def _directive(c, t, zone):
    """(text or number, width, padding) of a directive; None: there is no such directive."""
    year, month, day, hour, minute, second, wday, yday, _ = t
    if c == "Y":
        return year, 1, "0"
    if c in "dHMSmjIyUWVGCeklguw":
        if c == "d":
            return day, 2, "0"
        if c == "e":
            return day, 2, " "
        if c == "H":
            return hour, 2, "0"
        if c == "k":
            return hour, 2, " "
        if c in "Il":
            return (hour + 11) % 12 + 1, 2, "0" if c == "I" else " "
        if c == "M":
            return minute, 2, "0"
        if c == "S":
            return second, 2, "0"
        if c == "m":
            return month, 2, "0"
        if c == "j":
            return yday, 3, "0"
        if c == "y":
            return year % 100, 2, "0"
        if c == "C":
            return year // 100, 2, "0"
        if c == "U":
            return (yday + 6 - (wday + 1) % 7) // 7, 2, "0"
        if c == "W":
            return (yday + 6 - wday) // 7, 2, "0"
        if c == "V":
            return _iso_week(year, yday, wday)[1], 2, "0"
        if c == "G":
            return _iso_week(year, yday, wday)[0], 1, "0"
        if c == "g":
            return _iso_week(year, yday, wday)[0] % 100, 2, "0"
        return wday + 1 if c == "u" else (wday + 1) % 7, 1, "0"
    if c == "a":
        return _DAYS[wday][:3], 0, " "
    if c == "A":
        return _DAYS[wday], 0, " "
    if c in "bh":
        return _MONTHS[month - 1][:3], 0, " "
    if c == "B":
        return _MONTHS[month - 1], 0, " "
    if c == "p":
        return "AM" if hour < 12 else "PM", 0, " "
    if c == "P":
        return "am" if hour < 12 else "pm", 0, " "
    if c == "Z":
        return zone[1], 0, " "
    if c == "z":
        return zone[0], 0, " "
    if c == "s":
        return int(mktime(t)), 1, "0"
    if c in "nt%":
        return {"n": "\n", "t": "\t", "%": "%"}[c], 0, " "
    longer = {"c": "%a %b %e %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y",
              "F": "%Y-%m-%d", "T": "%H:%M:%S", "R": "%H:%M", "r": "%I:%M:%S %p"}.get(c)
    return None if longer is None else (_format(longer, t, zone), 0, " ")


def _format(format, t, zone):
    """strftime with the texts for %z and %Z."""
    out = []
    i = 0
    n = len(format)
    while True:
        j = format.find("%", i)
        if j < 0:
            out.append(format[i:])
            return "".join(out)
        out.append(format[i:j])
        i = j + 1
        flag = width = ""
        while i < n and format[i] in "-_0^#":
            flag = format[i]
            i += 1
        while i < n and format[i].isdigit() and format[i].isascii():
            width += format[i]
            i += 1
        if i < n and format[i] in "EO":
            i += 1
        found = _directive(format[i], t, zone) if i < n else None
        if found is None:
            out.append(format[j:i + 1])
            i += 1
            continue
        i += 1
        value, pad, fill = found
        if flag == "-":
            pad = 0
        elif flag in ("_", "0") and flag:
            fill = " " if flag == "_" else "0"
        text = str(value).rjust(int(width) if width else pad, fill)
        if flag == "^":
            text = text.upper()
        elif flag == "#":
            text = text.swapcase() if text.isupper() else text.upper()
        out.append(text)


def strftime(format, t=None, /):
    """A time as text."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    t = localtime() if t is None else _checked(t, "strftime")
    _check_ranges(t)
    zone = getattr(t, "tm_zone", None) or "UTC"
    t = (t[0], max(t[1], 1), max(t[2], 1), *t[3:6], t[6] % 7, max(t[7], 1), t[8])
    return _format(format, t, ("+0000", zone))


# --- Text to times ---

def _numbers(text, i, low, high, width):
    """The ends of the numbers at i between low and high, longest first, and their values."""
    for length in range(width, 0, -1):
        piece = text[i:i + length]
        if len(piece) == length and piece.isdecimal() and piece.isascii() and (
                low <= int(piece) <= high):
            yield i + length, int(piece)


def _names(text, i, names):
    rest = text[i:].lower()
    for k in sorted(range(len(names)), key=lambda k: -len(names[k])):
        if rest.startswith(names[k].lower()):
            yield i + len(names[k]), k


def _offset(text, i):
    """+HH:MM[:SS[.ffffff]] with or without colons, or Z: (end, (seconds, microseconds))."""
    if text[i:i + 1] == "Z":
        yield i + 1, (0, 0)
        return
    if text[i:i + 1] not in ("+", "-"):
        return
    sign = -1 if text[i] == "-" else 1
    start = i + 1
    colon = text[start + 2:start + 3] == ":"
    step = 3 if colon else 2
    parts = []
    pos = start
    while len(parts) < 3:
        piece = text[pos:pos + 2]
        if not (len(piece) == 2 and piece.isdecimal()):
            break
        parts.append(int(piece))
        if colon and len(parts) < 3 and text[pos + 2:pos + 3] != ":":
            pos += 2
            break
        pos += step if len(parts) < 3 else 2
    if len(parts) < 2 or parts[1] > 59:
        return
    end = start + (len(parts) * step - (1 if colon else 0))
    micro = 0
    if len(parts) == 3 and text[end:end + 1] == ".":
        stop = end + 1
        while stop < len(text) and stop < end + 7 and text[stop].isdecimal():
            stop += 1
        micro = int(text[end + 1:stop].ljust(6, "0"))
        end = stop
    seconds = parts[0] * 3600 + parts[1] * 60 + (parts[2] if len(parts) == 3 else 0)
    yield end, (sign * seconds, sign * micro)


_RANGES = {"d": (1, 31, 2), "H": (0, 23, 2), "I": (1, 12, 2), "j": (1, 366, 3), "m": (1, 12, 2),
           "M": (0, 59, 2), "S": (0, 61, 2), "U": (0, 53, 2), "W": (0, 53, 2), "V": (1, 53, 2),
           "w": (0, 6, 1), "u": (1, 7, 1), "y": (0, 99, 2), "Y": (0, 9999, 4), "G": (0, 9999, 4)}
_LONGER = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}
_EXACT = {"y": 2, "Y": 4, "G": 4}


def _candidates(c, text, i):
    """(end, value) for each way in which a directive can match at i, best first."""
    if c in _RANGES:
        low, high, width = _RANGES[c]
        if c == "d" and text[i:i + 1] == " " and text[i + 1:i + 2] in tuple("123456789"):
            yield i + 2, int(text[i + 1])
        for end, value in _numbers(text, i, low, high, width):
            if c not in _EXACT or end - i == _EXACT[c]:
                yield end, value
    elif c in "aA":
        yield from _names(text, i, _DAYS if c == "A" else [d[:3] for d in _DAYS])
    elif c in "bB":
        yield from _names(text, i, _MONTHS if c == "B" else [m[:3] for m in _MONTHS])
    elif c == "p":
        yield from _names(text, i, ("AM", "PM"))
    elif c == "f":
        for end, value in _numbers(text, i, 0, 999999, 6):
            yield end, int(text[i:end].ljust(6, "0"))
    elif c == "z":
        yield from _offset(text, i)
    elif c == "Z":
        yield from _names(text, i, ("utc", "gmt"))


def _tokens(format):
    """The format as characters, runs of white space (None) and directives (%, c)."""
    tokens = []
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c.isspace():
            if not tokens or tokens[-1] is not None:
                tokens.append(None)
        elif c != "%":
            tokens.append(c)
        elif i == len(format):
            raise ValueError("stray %% in format '%s'" % format)
        else:
            c = format[i]
            i += 1
            if c == "%":
                tokens.append("%")
            elif c in _LONGER:
                tokens.extend(_tokens(_LONGER[c]))
            elif c in _RANGES or c in "aAbBpfzZ":
                tokens.append((c,))
            else:
                raise ValueError("'%s' is a bad directive in format '%s'" % (c, format))
    return tokens


def _match(tokens, text, k, i, found):
    """The end of the match of tokens[k:] at i, or -1; fills in found."""
    while k < len(tokens):
        token = tokens[k]
        k += 1
        if token is None:
            start = i
            while i < len(text) and text[i].isspace():
                i += 1
            if i == start:
                return -1
        elif isinstance(token, str):
            if text[i:i + 1].lower() != token.lower():
                return -1
            i += 1
        else:
            for end, value in _candidates(token[0], text, i):
                result = _match(tokens, text, k, end, found)
                if result >= 0:
                    found[token[0]] = value
                    return result
            return -1
    return i


def _parse(text, format):
    """What a text means: (struct_time parts, microseconds, offset or None, zone name)."""
    for value, number in ((text, 0), (format, 1)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {number} must be str, not {type(value)}")
    found = {}
    end = _match(_tokens(format), text, 0, 0, found)
    if end < 0:
        raise ValueError("time data %r does not match format %r" % (text, format))
    if end != len(text):
        raise ValueError("unconverted data remains: %s" % text[end:])
    return _meaning(found)


def _meaning(found):
    get = found.get
    year = get("Y")
    if "y" in found:
        year = found["y"] + (2000 if found["y"] <= 68 else 1900)
    month, day = get("m", 1), get("d", 1)
    for c in "bB":
        if c in found:
            month = found[c] + 1
    hour = get("H", 0)
    if "I" in found:
        hour = found["I"] % 12 + (12 if get("p") == 1 else 0)
    weekday = get("A", get("a"))
    if "w" in found:
        weekday = (found["w"] + 6) % 7
    elif "u" in found:
        weekday = found["u"] - 1
    julian = get("j")
    iso_year, iso_week = get("G"), get("V")
    if iso_year is not None:
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive "
                             "'%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year "
                             "directive '%G'. Use '%Y' instead.")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive "
                             "'%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                         "Use the ISO year '%G' instead.")
    leap_year_fix = year is None and month == 2 and day == 29
    if leap_year_fix:
        year = 1904
    given = year is not None
    if year is None:
        year = 1900
    if julian is None and weekday is not None:
        if ("U" in found or "W" in found) and given:
            first = (_ordinal(year, 1, 1) - 1) % 7
            shift = 6 if "U" in found else 0
            wday = (weekday + (1 if shift else 0)) % 7
            first = (first + (1 if shift else 0)) % 7
            week = found["U"] if "U" in found else found["W"]
            julian = (1 + wday - first if week == 0
                      else 1 + (7 - first) % 7 + 7 * (week - 1) + wday)
            if julian <= 0:
                year -= 1
                julian += 365 + _is_leap(year)
        elif iso_year is not None:
            correction = _ordinal(iso_year, 1, 4) % 7 or 7
            ordinal = iso_week * 7 + weekday + 1 - (correction + 3)
            year = iso_year
            if ordinal < 1:
                ordinal += _ordinal(year, 1, 1)
                year -= 1
                ordinal -= _ordinal(year, 1, 1)
            julian = ordinal
    if julian is None:
        _check_date(year, month, day)
        julian = _ordinal(year, month, day) - _ordinal(year, 1, 1) + 1
    else:
        rest = julian
        if rest > 365 + _is_leap(year):
            rest -= 365 + _is_leap(year)
            year += 1
        month = 12
        while _ordinal(year, month, 1) - _ordinal(year, 1, 1) + 1 > rest:
            month -= 1
        day = rest - (_ordinal(year, month, 1) - _ordinal(year, 1, 1))
    if weekday is None:
        weekday = (_ordinal(year, month, day) + 6) % 7
    if leap_year_fix:
        year = 1900
    parts = (year, month, day, hour, get("M", 0), get("S", 0), weekday, julian,
             0 if "Z" in found else -1)
    zone = ("UTC", "GMT")[found["Z"]] if "Z" in found else None
    return parts, get("f", 0), get("z"), zone


def _check_date(year, month, day):
    length = 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
                                                       31)[month - 1]
    if day > length:
        raise ValueError("day is out of range for month")


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    """The parts of a time given as text."""
    return struct_time(_parse(string, format)[0])
