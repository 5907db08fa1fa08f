"""There is one locale, "C"."""
LC_ALL, LC_CTYPE, LC_NUMERIC, LC_COLLATE, LC_MONETARY, LC_TIME = 6, 0, 1, 3, 4, 2
CHAR_MAX = 127


class Error(Exception):
    pass


def setlocale(category, locale=None):
    if locale not in (None, "", "C", "POSIX"):
        raise Error("unsupported locale setting")
    return "C"


def localeconv():
    return {"decimal_point": ".", "thousands_sep": "", "grouping": []}


def getlocale(category=LC_CTYPE):
    return None, None


def getpreferredencoding(do_setlocale=True):
    return "utf-8"


def getencoding():
    return "utf-8"
