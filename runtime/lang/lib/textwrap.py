"""Text in lines of limited width."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_SPACE = "\t\n\x0b\x0c\r "
_NOT_IN_WORD = frozenset(_SPACE)


def _is_word(c):
    return c.isalnum() or c == "_"


def _is_punctuation(c):
    return _is_word(c) or c in "!\"'&.,?"


def _is_letter(c):
    return _is_word(c) and not c.isdigit()


class TextWrapper:
    """Wraps text; the attributes say how."""
    x = None

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for c in _SPACE[:-1]:
                text = text.replace(c, " ")
        return text

    def _split(self, text):
        """Words, the spaces between them, and parts of words where a line may end."""
        chunks = []
        i, n = 0, len(text)
        while i < n:
            j = i
            if text[i] in _NOT_IN_WORD:
                while j < n and text[j] in _NOT_IN_WORD:
                    j += 1
                chunks.append(text[i:j])
            else:
                while j < n and text[j] not in _NOT_IN_WORD:
                    j += 1
                if self.break_on_hyphens and "-" in text[i:j]:
                    chunks.extend(_split_hyphens(text[i:j]))
                else:
                    chunks.append(text[i:j])
            i = j
        return chunks

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            if chunks[i + 1] == " " and _ends_sentence(chunks[i]):
                chunks[i + 1] = "  "

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        space_left = 1 if width < 1 else width - cur_len
        if self.break_long_words:
            chunk = reversed_chunks[-1]
            end = space_left
            if self.break_on_hyphens and len(chunk) > space_left:
                hyphen = chunk.rfind("-", 0, space_left)
                if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                    end = hyphen + 1
            cur_line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        lines = []
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks.reverse()
        while chunks:
            cur_line, cur_len = [], 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                del chunks[-1]
            while chunks and cur_len + len(chunks[-1]) <= width:
                cur_len += len(chunks[-1])
                cur_line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, cur_line, cur_len, width)
                cur_len = sum(map(len, cur_line))
            if self.drop_whitespace and cur_line and cur_line[-1].strip() == "":
                cur_len -= len(cur_line[-1])
                del cur_line[-1]
            if not cur_line:
                continue
            if (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or (not chunks or self.drop_whitespace and len(chunks) == 1
                        and not chunks[0].strip()) and cur_len <= width):
                lines.append(indent + "".join(cur_line))
                continue
            self._end(lines, cur_line, cur_len, indent, width)
            break
        return lines

    def _end(self, lines, cur_line, cur_len, indent, width):
        """The last line allowed, though there is more text: ends with the placeholder."""
        while cur_line:
            if cur_line[-1].strip() and cur_len + len(self.placeholder) <= width:
                cur_line.append(self.placeholder)
                lines.append(indent + "".join(cur_line))
                return
            cur_len -= len(cur_line[-1])
            del cur_line[-1]
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """The lines of a paragraph."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The lines of a paragraph, as one text."""
        return "\n".join(self.wrap(text))


def _ends_sentence(chunk):
    end = len(chunk)
    if end and chunk[end - 1] in "\"'":
        end -= 1
    if not end or chunk[end - 1] not in ".!?":
        return False
    return end >= 2 and chunk[end - 2].islower() and chunk[end - 2].isascii()


def _split_hyphens(word):
    """A word cut after each hyphen between letters, and around dashes (--)."""
    chunks = []
    start = i = 0
    n = len(word)
    while i < n:
        if word[i] != "-":
            i += 1
            continue
        j = i
        while j < n and word[j] == "-":
            j += 1
        if j - i >= 2 and i > start and j < n and _is_punctuation(word[i - 1]) and _is_word(word[j]):
            chunks += [word[start:i], word[i:j]]        # a dash between words
            start = i = j
        elif j - i == 1 and _breaks_after(word, i):
            chunks.append(word[start:j])
            start = i = j
        else:
            i = j
    if start < n:
        chunks.append(word[start:])
    return chunks


def _breaks_after(word, i):
    """Whether a line may end after the hyphen at i: two letters, or letter and hyphen, before it;
    a letter after it, and another letter or a hyphen behind that."""
    letters_before = i >= 2 and _is_letter(word[i - 1]) and _is_letter(word[i - 2])
    short_before = (i >= 3 and _is_letter(word[i - 1]) and word[i - 2] == "-"
                    and _is_letter(word[i - 3]))
    if not (letters_before or short_before):
        return False
    if i + 2 >= len(word) or not _is_letter(word[i + 1]):
        return False
    return _is_letter(word[i + 2]) or (word[i + 2] == "-" and i + 3 < len(word)
                                       and _is_letter(word[i + 3]))


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph, at most width wide."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The lines of a paragraph, at most width wide, as one text."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text with single spaces, cut at a word to fit width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """The text without the indentation that all its lines share."""
    lines = text.split("\n")
    margin = None
    for k, line in enumerate(lines):
        content = line.lstrip(" \t")
        if not content:
            lines[k] = ""
            continue
        indent = line[:len(line) - len(content)]
        if margin is None:
            margin = indent
        elif not indent.startswith(margin):
            common = 0
            while common < min(len(margin), len(indent)) and margin[common] == indent[common]:
                common += 1
            margin = margin[:common]
    if margin:
        cut = len(margin)
        lines = [line[cut:] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """The text with prefix before each line that is not empty."""
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line
                    for line in text.splitlines(True)])
