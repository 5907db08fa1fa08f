"""What is known of the platform: the runtime, not the machine below it."""
import sys


def python_implementation():
    return "Switchyard"


def python_version():
    return "%d.%d.%d" % sys.version_info[:3]


def python_version_tuple():
    return tuple(python_version().split("."))


def python_compiler():
    return ""


def python_build():
    return "", ""


def system():
    return "Linux" if sys.platform == "linux" else sys.platform


def node():
    return ""


def release():
    return ""


def version():
    return ""


def machine():
    return ""


def processor():
    return ""


def architecture(executable=None, bits="", linkage=""):
    return ("64bit" if sys.maxsize > 2 ** 32 else "32bit"), ""


def platform(aliased=False, terse=False):
    return f"{system()}-switchyard"
