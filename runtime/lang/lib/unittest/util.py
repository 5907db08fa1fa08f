"""Small helpers that the messages of unittest are made with."""
__unittest = True

_LONGEST = 80
_PLACEHOLDER = 12
_BEGIN = _END = _COMMON = 5
_DIFFERENCE = _LONGEST - (_BEGIN + _PLACEHOLDER + _COMMON + _PLACEHOLDER + _END)


def safe_repr(obj, short=False):
    try:
        result = repr(obj)
    except Exception:
        result = object.__repr__(obj)
    if short and len(result) >= _LONGEST:
        return result[:_LONGEST] + " [truncated]..."
    return result


def strclass(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def _shorten(text, begin, end):
    left_out = len(text) - begin - end
    if left_out <= _PLACEHOLDER:
        return text
    return f"{text[:begin]}[{left_out} chars]{text[len(text) - end:]}"


def _common_prefix(texts):
    first, last = min(texts), max(texts)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def _common_shorten_repr(*objects):
    """Texts of objects that still differ after what is long in them has been cut."""
    texts = tuple(safe_repr(obj) for obj in objects)
    longest = max(map(len, texts))
    if longest <= _LONGEST:
        return texts
    prefix = _common_prefix(texts)
    size = len(prefix)
    room = _LONGEST - (longest - size + _BEGIN + _PLACEHOLDER)
    if room > _COMMON:
        prefix = _shorten(prefix, _BEGIN, room)
        return tuple(prefix + text[size:] for text in texts)
    prefix = _shorten(prefix, _BEGIN, _COMMON)
    return tuple(prefix + _shorten(text[size:], _DIFFERENCE, _END) for text in texts)


def three_way_cmp(x, y):
    return (x > y) - (x < y)


def _take(item, others):
    """Removes the first that equals item; how many there were, all removed."""
    rest = [other for other in others if not other == item]
    count = len(others) - len(rest)
    others[:] = rest
    return count


def _count_diff_all_purpose(actual, expected):
    """[(count in actual, count in expected, element)] where the counts differ."""
    first, second = list(actual), list(expected)
    result = []
    while first:
        item = first[0]
        counts = _take(item, first), _take(item, second)
        if counts[0] != counts[1]:
            result.append((*counts, item))
    while second:
        item = second[0]
        result.append((0, _take(item, second), item))
    return result


def _count_diff_hashable(actual, expected):
    from collections import Counter
    first, second = Counter(actual), Counter(expected)
    result = [(count, second.get(item, 0), item) for item, count in first.items()
              if second.get(item, 0) != count]
    result.extend((0, count, item) for item, count in second.items() if item not in first)
    return result


def sorted_list_difference(expected, actual):
    """(missing, unexpected) of two sorted lists."""
    return ([item for item in dict.fromkeys(expected) if item not in actual],
            [item for item in dict.fromkeys(actual) if item not in expected])
