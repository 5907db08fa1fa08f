"""os.path: paths as texts. No file exists."""
__all__ = ["abspath", "basename", "commonprefix", "dirname", "exists", "isabs", "isdir", "isfile",
           "join", "normcase", "normpath", "relpath", "split", "splitext", "expanduser",
           "commonpath", "islink", "lexists", "realpath", "sep"]

sep, altsep, extsep, pathsep = "/", None, ".", ":"
curdir, pardir, devnull, defpath = ".", "..", "/dev/null", "/bin:/usr/bin"


def _text(path):
    if isinstance(path, (str, bytes)):
        return path
    from . import fspath
    return fspath(path)


def _slash(path):
    return b"/" if isinstance(path, bytes) else "/"


def join(path, *parts):
    result = _text(path)
    slash = _slash(result)
    for part in parts:
        part = _text(part)
        if part.startswith(slash):
            result = part
        elif not result or result.endswith(slash):
            result += part
        else:
            result += slash + part
    return result


def split(path):
    path = _text(path)
    slash = _slash(path)
    head, found, tail = path.rpartition(slash)
    head += found
    return (head.rstrip(slash) or head), tail


def basename(path):
    path = _text(path)
    return path.rpartition(_slash(path))[2]


def dirname(path):
    return split(path)[0]


def splitext(path):
    path = _text(path)
    dot = b"." if isinstance(path, bytes) else "."
    start = path.rfind(_slash(path)) + 1
    at = path.rfind(dot)
    if at <= start or not path[start:at].strip(dot):
        return path, path[:0]
    return path[:at], path[at:]


def isabs(path):
    path = _text(path)
    return path.startswith(_slash(path))


def normcase(path):
    return _text(path)


def normpath(path):
    path = _text(path)
    if isinstance(path, bytes):
        return normpath(path.decode()).encode()
    root = "" if not path.startswith("/") else (
        "//" if path.startswith("//") and not path.startswith("///") else "/")
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not root and (not parts or parts[-1] == "..")):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + "/".join(parts) or "."


def abspath(path):
    return normpath(join("/", path))


realpath = abspath


def relpath(path, start="."):
    here = [part for part in abspath(start).split("/") if part]
    there = [part for part in abspath(path).split("/") if part]
    same = 0
    while same < min(len(here), len(there)) and here[same] == there[same]:
        same += 1
    return "/".join([".."] * (len(here) - same) + there[same:]) or "."


def expanduser(path):
    return _text(path)


def commonprefix(m):
    if not m:
        return ""
    first, last = min(m), max(m)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def commonpath(paths):
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({path.startswith("/") for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    common = commonprefix([[part for part in path.split("/") if part not in ("", ".")]
                           for path in paths])
    return ("/" if paths[0].startswith("/") else "") + "/".join(common)


def exists(path):
    return False


lexists = isfile = isdir = islink = exists
