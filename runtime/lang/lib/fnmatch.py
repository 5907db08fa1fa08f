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
    text = "".join(parts)
    if negated:
        text = "^" + text
    elif text[0] in "^[":
        text = "\\" + text
    return f"[{text}]", end + 1


def _in_set(c):
    return "\\" + c if c in r"\-&~|" else c


def translate(pat):
    """The regular expression that means the same as the pattern."""
    pieces, i = [[]], 0  # between stars
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == "*":
            if pieces[-1] or len(pieces) == 1:
                pieces.append([])
            continue
        if c == "?":
            text = "."
        elif c == "[":
            text, i = _bracket(pat, i)
        else:
            text = re.escape(c)
        pieces[-1].append(text)
    first, *rest = map("".join, pieces)
    if rest:
        # A piece in the middle is looked for once, at its first place: no exponential time.
        *middle, last = rest
        first += "".join(f"(?>.*?{piece})" for piece in middle) + ".*" + last
    return f"(?s:{first})\\Z"


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
