"""Text split as a shell splits it."""
from collections import deque

__all__ = ["shlex", "split", "quote", "join"]


class shlex:
    """Reads tokens from a text or a stream."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if instream is None:
            import sys
            instream = sys.stdin
        self._text = instream if isinstance(instream, str) else instream.read()
        self._place = 0
        self.instream = instream
        self.infile = infile
        self.posix = posix
        self.eof = None if posix else ""
        self.commenters = "#"
        self.wordchars = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
        if posix:
            self.wordchars += "".join([chr(c) for c in range(0xdf, 0x100) if c != 0xf7]
                                      + [chr(c) for c in range(0xc0, 0xdf) if c != 0xd7])
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.quotes = "'\""
        self.escape = "\\"
        self.escapedquotes = '"'
        self.state = " "
        self.pushback = deque()
        self.lineno = 1
        self.debug = 0
        self.token = ""
        self.source = None
        self._ahead = deque()
        punctuation = "();<>|&" if punctuation_chars is True else punctuation_chars or ""
        self._punctuation_chars = punctuation
        if punctuation:
            self.wordchars += "~-./*?="
            self.wordchars = "".join([c for c in self.wordchars if c not in punctuation])

    punctuation_chars = property(lambda self: self._punctuation_chars)

    def push_token(self, tok):
        """Puts a token back."""
        self.pushback.appendleft(tok)

    def get_token(self):
        """The next token; eof at the end."""
        return self.pushback.popleft() if self.pushback else self.read_token()

    def _next(self):
        if self._punctuation_chars and self._ahead:
            return self._ahead.pop()
        c = self._text[self._place:self._place + 1]
        self._place += 1
        return c

    def read_token(self):
        quoted = False
        escaped_state = " "
        while True:
            c = self._next()
            if c == "\n":
                self.lineno += 1
            state = self.state
            if state is None:
                self.token = ""
                break
            if state == " ":
                if not c:
                    self.state = None
                    break
                if c in self.whitespace:
                    if self.token or (self.posix and quoted):
                        break
                elif c in self.commenters:
                    self._skip_comment()
                elif self.posix and c in self.escape:
                    escaped_state = "a"
                    self.state = c
                elif c in self.wordchars:
                    self.token = c
                    self.state = "a"
                elif c in self._punctuation_chars:
                    self.token = c
                    self.state = "c"
                elif c in self.quotes:
                    if not self.posix:
                        self.token = c
                    self.state = c
                elif self.whitespace_split:
                    self.token = c
                    self.state = "a"
                else:
                    self.token = c
                    if self.token or (self.posix and quoted):
                        break
            elif state in self.quotes:
                quoted = True
                if not c:
                    raise ValueError("No closing quotation")
                if c == state:
                    if not self.posix:
                        self.token += c
                        self.state = " "
                        break
                    self.state = "a"
                elif self.posix and c in self.escape and state in self.escapedquotes:
                    escaped_state = state
                    self.state = c
                else:
                    self.token += c
            elif state in self.escape:
                if not c:
                    raise ValueError("No escaped character")
                if escaped_state in self.quotes and c != state and c != escaped_state:
                    self.token += state
                self.token += c
                self.state = escaped_state
            elif not c:
                self.state = None
                break
            elif c in self.whitespace:
                self.state = " "
                if self.token or (self.posix and quoted):
                    break
            elif c in self.commenters:
                self._skip_comment()
                if self.posix:
                    self.state = " "
                    if self.token or quoted:
                        break
            elif state == "c":
                if c in self._punctuation_chars:
                    self.token += c
                else:
                    self._ahead.append(c)
                    self.state = " "
                    break
            elif self.posix and c in self.quotes:
                self.state = c
            elif self.posix and c in self.escape:
                escaped_state = "a"
                self.state = c
            elif c in self.wordchars or c in self.quotes or (
                    self.whitespace_split and c not in self._punctuation_chars):
                self.token += c
            else:
                if self._punctuation_chars:
                    self._ahead.append(c)
                else:
                    self.pushback.appendleft(c)
                self.state = " "
                if self.token or (self.posix and quoted):
                    break
        result = self.token
        self.token = ""
        if self.posix and not quoted and result == "":
            result = None
        return result

    def _skip_comment(self):
        end = self._text.find("\n", self._place)
        self._place = len(self._text) if end < 0 else end + 1
        self.lineno += 1

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    """The words of a command line."""
    if s is None:
        import sys
        s = sys.stdin
    lex = shlex(s, posix=posix)
    lex.whitespace_split = True
    if not comments:
        lex.commenters = ""
    return list(lex)


def join(split_command):
    """A command line of these words."""
    return " ".join([quote(arg) for arg in split_command])


_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-")


def quote(s):
    """A word that a shell reads as s."""
    if not s:
        return "''"
    if _SAFE.issuperset(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
