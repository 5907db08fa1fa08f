"""How two sequences differ: matching blocks, deltas for people and for programs."""
from heapq import nlargest

__all__ = ["get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ",
           "IS_CHARACTER_JUNK", "IS_LINE_JUNK", "context_diff", "unified_diff", "diff_bytes",
           "Match"]


def _match_type():
    from collections import namedtuple
    return namedtuple("Match", "a b size")


Match = _match_type()


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Finds the longest runs that two sequences share, and within what is left of them again."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = self.fullbcount = None
            self._index_b()

    def _index_b(self):
        """Where each element of b stands, without junk and, in long sequences, without what is
        too frequent to tell anything."""
        places = {}
        for i, element in enumerate(self.b):
            places.setdefault(element, []).append(i)
        self.bjunk = set()
        if self.isjunk:
            self.bjunk = {element for element in places if self.isjunk(element)}
            for element in self.bjunk:
                del places[element]
        self.bpopular = set()
        n = len(self.b)
        if self.autojunk and n >= 200:
            most = n // 100 + 1
            self.bpopular = {element for element, found in places.items() if len(found) > most}
            for element in self.bpopular:
                del places[element]
        self.b2j = places

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest shared run, the earliest in a and then in b of equally long ones."""
        a, b, places, junk = self.a, self.b, self.b2j, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        start_a, start_b, size = alo, blo, 0
        lengths = {}  # of the run that ends at j in b and at the element of a before this one
        nothing = ()
        for i in range(alo, ahi):
            now = {}
            for j in places.get(a[i], nothing):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                k = now[j] = lengths.get(j - 1, 0) + 1
                if k > size:
                    start_a, start_b, size = i - k + 1, j - k + 1, k
            lengths = now
        for wanted in (False, True):  # first what is no junk, then junk around it
            while (start_a > alo and start_b > blo and (b[start_b - 1] in junk) is wanted
                   and a[start_a - 1] == b[start_b - 1]):
                start_a, start_b, size = start_a - 1, start_b - 1, size + 1
            while (start_a + size < ahi and start_b + size < bhi
                   and (b[start_b + size] in junk) is wanted
                   and a[start_a + size] == b[start_b + size]):
                size += 1
        return Match(start_a, start_b, size)

    def get_matching_blocks(self):
        """All shared runs in order, and one of size 0 at the end."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        n, m = len(self.a), len(self.b)
        todo, found = [(0, n, 0, m)], []
        while todo:
            alo, ahi, blo, bhi = todo.pop()
            match = self.find_longest_match(alo, ahi, blo, bhi)
            i, j, k = match
            if k:
                found.append(match)
                if alo < i and blo < j:
                    todo.append((alo, i, blo, j))
                if i + k < ahi and j + k < bhi:
                    todo.append((i + k, ahi, j + k, bhi))
        found.sort()
        joined = []
        for i, j, k in found:
            if joined and joined[-1][0] + joined[-1][2] == i and joined[-1][1] + joined[-1][2] == j:
                before = joined.pop()
                i, j, k = before[0], before[1], before[2] + k
            joined.append((i, j, k))
        joined.append((n, m, 0))
        self.matching_blocks = [Match._make(block) for block in joined]
        return self.matching_blocks

    def get_opcodes(self):
        """[(what, a start, a end, b start, b end)]: how to make b of a."""
        if self.opcodes is None:
            self.opcodes = []
            i = j = 0
            for ai, bj, size in self.get_matching_blocks():
                if i < ai or j < bj:
                    what = "replace" if i < ai and j < bj else "delete" if i < ai else "insert"
                    self.opcodes.append((what, i, ai, j, bj))
                i, j = ai + size, bj + size
                if size:
                    self.opcodes.append(("equal", ai, i, bj, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        """Groups of changes with at most n equal elements around them."""
        codes = list(self.get_opcodes()) or [("equal", 0, 1, 0, 1)]
        what, i1, i2, j1, j2 = codes[0]
        if what == "equal":
            codes[0] = what, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        what, i1, i2, j1, j2 = codes[-1]
        if what == "equal":
            codes[-1] = what, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for what, i1, i2, j1, j2 in codes:
            if what == "equal" and i2 - i1 > 2 * n:
                group.append((what, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((what, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        return _ratio(sum(block[2] for block in self.get_matching_blocks()),
                      len(self.a) + len(self.b))

    def quick_ratio(self):
        """At least ratio(): how many elements are in both."""
        if self.fullbcount is None:
            self.fullbcount = {}
            for element in self.b:
                self.fullbcount[element] = self.fullbcount.get(element, 0) + 1
        left, matches = dict(self.fullbcount), 0
        for element in self.a:
            count = left.get(element, 0)
            left[element] = count - 1
            matches += count > 0
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        n, m = len(self.a), len(self.b)
        return _ratio(min(n, m), n + m)

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The best matches, best first."""
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    found = []
    for candidate in possibilities:
        matcher.set_seq1(candidate)
        if (matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff
                and matcher.ratio() >= cutoff):
            found.append((matcher.ratio(), candidate))
    return [candidate for score, candidate in nlargest(n, found)]


def IS_LINE_JUNK(line, pat=None):
    """Blank, or a lone #."""
    return line.strip() in ("", "#") if pat is None else pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


def _marks(line, marks):
    """The marks, with the blanks that the line has where there is no mark."""
    return "".join(c if mark == " " and c.isspace() else mark
                   for c, mark in zip(line, marks)).rstrip()


class Differ:
    """Deltas for people: "- ", "+ ", "  " and "? " lines that point into similar ones."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        for what, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if what == "replace":
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif what == "delete":
                yield from self._dump("-", a, alo, ahi)
            elif what == "insert":
                yield from self._dump("+", b, blo, bhi)
            else:
                yield from self._dump(" ", a, alo, ahi)

    def _dump(self, sign, lines, lo, hi):
        for i in range(lo, hi):
            yield f"{sign} {lines[i]}"

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        first, second = self._dump("+", b, blo, bhi), self._dump("-", a, alo, ahi)
        if bhi - blo >= ahi - alo:
            first, second = second, first
        yield from first
        yield from second

    def _most_similar(self, a, alo, ahi, b, blo, bhi):
        """(how similar, where in a, where in b) of the best pair, and of the first equal one."""
        best, best_i, best_j, equal = 0.74, None, None, None
        matcher = SequenceMatcher(self.charjunk)
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    if equal is None:
                        equal = i, j
                    continue
                matcher.set_seq1(a[i])
                if (matcher.real_quick_ratio() > best and matcher.quick_ratio() > best
                        and matcher.ratio() > best):
                    best, best_i, best_j = matcher.ratio(), i, j
        return best, best_i, best_j, equal

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        best, i, j, equal = self._most_similar(a, alo, ahi, b, blo, bhi)
        if best < 0.75:
            if equal is None:
                yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
                return
            (i, j), best = equal, 1.0
        else:
            equal = None
        yield from self._fancy_helper(a, alo, i, b, blo, j)
        if equal is None:
            marks_a = marks_b = ""
            matcher = SequenceMatcher(self.charjunk, a[i], b[j])
            for what, i1, i2, j1, j2 in matcher.get_opcodes():
                size_a, size_b = i2 - i1, j2 - j1
                if what == "replace":
                    marks_a += "^" * size_a
                    marks_b += "^" * size_b
                elif what == "delete":
                    marks_a += "-" * size_a
                elif what == "insert":
                    marks_b += "+" * size_b
                else:
                    marks_a += " " * size_a
                    marks_b += " " * size_b
            yield from self._qformat(a[i], b[j], marks_a, marks_b)
        else:
            yield "  " + a[i]
        yield from self._fancy_helper(a, i + 1, ahi, b, j + 1, bhi)

    def _fancy_helper(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._dump("-", a, alo, ahi)
        elif blo < bhi:
            yield from self._dump("+", b, blo, bhi)

    def _qformat(self, aline, bline, atags, btags):
        atags, btags = _marks(aline, atags), _marks(bline, btags)
        yield "- " + aline
        if atags:
            yield f"? {atags}\n"
        yield "+ " + bline
        if btags:
            yield f"? {btags}\n"


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """The Differ's delta of two lists of lines."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """One of the two lists that an ndiff() was made of."""
    try:
        sign = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}") from None
    for line in delta:
        if line[:2] in ("  ", sign):
            yield line[2:]


def _check_types(a, b, *others):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError(f"lines to compare must be str, not {type(lines[0]).__name__} "
                            f"({lines[0]!r})")
    for other in others:
        if not isinstance(other, str):
            raise TypeError(f"all arguments must be str, not: {other!r}")


def _header(sign, name, date, lineterm):
    return f"{sign} {name}{chr(9) + date if date else ''}{lineterm}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3,
                 lineterm="\n"):
    """The delta as `diff -u` writes it."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield _header("---", fromfile, fromfiledate, lineterm)
            yield _header("+++", tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        yield (f"@@ -{_unified_range(first[1], last[2])} +{_unified_range(first[3], last[4])} "
               f"@@{lineterm}")
        for what, i1, i2, j1, j2 in group:
            if what == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if what in ("replace", "delete"):
                for line in a[i1:i2]:
                    yield "-" + line
            if what in ("replace", "insert"):
                for line in b[j1:j2]:
                    yield "+" + line


def _unified_range(start, stop):
    length = stop - start
    if length == 1:
        return f"{start + 1}"
    return f"{start + 1 if length else start},{length}"


def _context_range(start, stop):
    length = stop - start
    beginning = start + 1 if length else start
    return f"{beginning}" if length <= 1 else f"{beginning},{beginning + length - 1}"


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3,
                 lineterm="\n"):
    """The delta as `diff -c` writes it."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    signs = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield _header("***", fromfile, fromfiledate, lineterm)
            yield _header("---", tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield f"*** {_context_range(first[1], last[2])} ****{lineterm}"
        if any(row[0] in ("replace", "delete") for row in group):
            for what, i1, i2, _, _ in group:
                if what != "insert":
                    for line in a[i1:i2]:
                        yield signs[what] + line
        yield f"--- {_context_range(first[3], last[4])} ----{lineterm}"
        if any(row[0] in ("replace", "insert") for row in group):
            for what, _, _, j1, j2 in group:
                if what != "delete":
                    for line in b[j1:j2]:
                        yield signs[what] + line


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3,
               lineterm=b"\n"):
    """A delta of lines of bytes."""
    def decode(text):
        try:
            return text.decode("ascii", "surrogateescape")
        except AttributeError as error:
            raise TypeError("all arguments must be bytes, not "
                            f"{type(text).__name__} ({text!r})") from error
    lines = dfunc(list(map(decode, a)), list(map(decode, b)), decode(fromfile), decode(tofile),
                  decode(fromfiledate), decode(tofiledate), n, decode(lineterm))
    for line in lines:
        yield line.encode("ascii", "surrogateescape")
