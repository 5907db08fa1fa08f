"""Random regular expressions over short texts, valid and broken ones, and all that can be asked of a match."""
import random

DRIVER = '''import re


def show(call):
    try:
        return repr(call())
    except re.error as e:
        return f"error {e} {e.msg!r} {e.pos} {e.lineno} {e.colno}"
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def all_of(m):
    return m and (m.regs, m.groups(), m.groupdict(), m.lastindex, m.lastgroup)


def ask(pattern, flags, texts, template):
    try:
        p = re.compile(pattern, flags)
    except re.error as e:
        print(repr(pattern), flags, "error", e, repr(e.msg), e.pos, e.lineno, e.colno)
        return
    except Exception as e:
        print(repr(pattern), flags, type(e).__name__, e)
        return
    print(repr(p), p.flags, p.groups, dict(p.groupindex))
    for t in texts:
        print(repr(t))
        print(" ", show(lambda: all_of(p.match(t))))
        print(" ", show(lambda: all_of(p.fullmatch(t))))
        print(" ", show(lambda: [all_of(m) for m in p.finditer(t)]))
        print(" ", show(lambda: all_of(p.search(t, 1, len(t) - 1))))
        print(" ", show(lambda: p.findall(t)), show(lambda: p.split(t)), show(lambda: p.split(t, 2)))
        print(" ", show(lambda: p.sub(template, t)), show(lambda: p.subn(lambda m: m.group()[::-1], t)))


'''
CHARS = ["a", "b", "c", "A", "B", "x", " ", "\n", "1", "_", "é", "ſ", "S", "K", "İ", "ß", "σ", "Σ", "ς", "\u0660", "😀", "-", "]"]
PLAIN = ["a", "b", "ab", "c", "A", "B", " ", "1", "é", "S", "ſ", "σ", "K", "ß", "😀", "\\\\n", "\\\\x61", "\\\\.", "\\\\-", "\\\\u00e9", "-", "_"]


class Generator:
    def __init__(self, seed):
        self.rng = random.Random(seed)

    def pick(self, *options):
        return self.rng.choice(options)

    def chance(self, p):
        return self.rng.random() < p

    def set_item(self):
        r = self.rng.random()
        if r < 0.5:
            return self.pick("a", "b", "A", "1", " ", "é", "S", "σ", "]", "^", "-", "\\]", "\\n", "\\x41", "_", "😀", "[")
        if r < 0.8:
            return self.pick("a-c", "A-C", "0-9", "b-a", "Α-ω", "a-z", "\\x41-Z", "\\u0000-\\uffff", "é-😀", "a-\\d", "K-K")
        return self.pick("\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "\\b", "\\q", "\\1")

    def atom(self, depth):
        r = self.rng.random()
        if r < 0.45 or depth <= 0:
            return self.rng.choice(PLAIN).replace("\\\\", "\\")
        if r < 0.53:
            return self.pick(".", "\\d", "\\w", "\\s", "\\D", "\\W", "\\S")
        if r < 0.60:
            return self.pick("^", "$", "\\b", "\\B", "\\A", "\\Z")
        if r < 0.70:
            return "[" + self.pick("", "", "^") + "".join(self.set_item() for _ in range(self.rng.randint(1, 3))) + "]"
        if r < 0.74:
            return self.pick("\\1", "\\2", "(?P=n)", "(?P=m)", "\\3", "\\01", "\\141", "\\18")
        if r < 0.78:
            return f"(?({self.pick('1', '2', 'n', 'm')}){self.branch(depth - 1)}{self.pick('', '|' + self.branch(depth - 1))})"
        opening = self.pick("(", "(", "(", "(", "(?:", "(?:", "(?P<n>", "(?P<m>", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?i:", "(?s:", "(?m:",
                            "(?-i:", "(?x:", "(?a:", "(?i-s:", "(?#", "(?u:")
        return opening + self.pattern(depth - 1) + ")"

    def piece(self, depth):
        text = self.atom(depth)
        if self.chance(0.35):
            text += self.pick("*", "+", "?", "{2}", "{1,2}", "{,2}", "{1,}", "{0}", "{2,1}", "{", "{}", "{a}") + self.pick("", "", "", "?", "+", "*" if self.chance(0.1) else "")
        return text

    def branch(self, depth):
        return "".join(self.piece(depth) for _ in range(self.rng.randint(0 if self.chance(0.2) else 1, 3)))

    def pattern(self, depth=3):
        n = self.pick(1, 1, 1, 2, 3)
        return "|".join(self.branch(depth) for _ in range(n))

    def damaged(self, text):
        """Once in a while something is inserted or removed anywhere."""
        if self.chance(0.12) and text:
            i = self.rng.randrange(len(text))
            text = text[:i] + self.pick("", ")", "(", "[", "*", "\\", "(?", "(?P", "(?P<", "{", "?", "(?<", "(?z)", "(?i", "\\x", "(?(", "|", "(?P<1>a)") + text[i + 1:]
        return text

    def text(self):
        return "".join(self.rng.choice(CHARS[:9] if self.chance(0.6) else CHARS) for _ in range(self.rng.randrange(9)))

    def case(self):
        pattern = self.damaged(self.pick("", "", "", "", "(?i)", "(?m)", "(?s)", "(?x)", "(?a)", "(?ix)") + self.pattern())
        flags = self.pick(0, 0, 0, 2, 8, 16, 64, 2 | 8, 256, 2 | 256, 32)
        texts = [self.text() for _ in range(4)]
        template = self.pick("<\\g<0>>", "", "-", "\\1", "[\\2]", "\\g<n>", "\\g<1>x", "\\n\\x", "\\07", "\\.")
        if self.chance(0.2):
            try:
                data = [s.encode("latin-1") for s in (pattern, template, *texts)]
            except UnicodeEncodeError:
                pass
            else:
                pattern, template, *texts = data
                flags &= ~32
        return f"ask({pattern!r}, {flags}, {texts!r}, {template!r})\n"

    def program(self, count):
        return DRIVER + "".join(self.case() for _ in range(count))
