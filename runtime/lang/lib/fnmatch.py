"""Names that match patterns with * ? and [...]."""
import functools
import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def _bracket(pattern, i):
    """The set that begins at pattern[i], after its bracket: (its regex, where it ends)."""
    end = i
    if end < len(pattern) and pattern[end] == "!":
        end += 1
    if end < len(pattern) and pattern[end] == "]":
        end += 1
    end = pattern.find("]", end)
    if end < 0:
        return r"\[", i
    inside = pattern[i:end]
    negated = inside.startswith("!")
    if negated:
        inside = inside[1:]
    parts, at = [], 0
    while at < len(inside):
        if at + 2 < len(inside) and inside[at + 1] == "-":
            if inside[at] <= inside[at + 2]:
                parts.append(f"{_in_set(inside[at])}-{_in_set(inside[at + 2])}")
            at += 3
        else:
            parts.append(_in_set(inside[at]))
            at += 1
    if not parts:
        return ("." if negated else "(?!)"), end + 1
    return f"[{'^' if negated else ''}{''.join(parts)}]", end + 1


def _in_set(c):
    return "\\" + c if c in r"\[]^-&~|" else c


def translate(pat):
    """The regular expression that means the same as the pattern."""
    result, i = [], 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == "*":
            if not result or result[-1] != ".*":
                result.append(".*")
        elif c == "?":
            result.append(".")
        elif c == "[":
            text, i = _bracket(pat, i)
            result.append(text)
        else:
            result.append(re.escape(c))
    return f"(?s:{''.join(result)})\\Z"


@functools.lru_cache(maxsize=256, typed=True)
def _matcher(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode("latin-1")).encode("latin-1")).match
    return re.compile(translate(pat)).match


def fnmatchcase(name, pat):
    return _matcher(pat)(name) is not None


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def filter(names, pat):
    match = _matcher(pat)
    return [name for name in names if match(name)]
