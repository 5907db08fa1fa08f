"""Random programs that always end and whose output does not depend on addresses or hash order."""
import random

NAMES = ["a", "b", "c", "d", "e"]
INT_OPS = ["+", "-", "*", "//", "%", "&", "|", "^", "<<", ">>", "**", "/"]
COMPARE = ["<", "<=", "==", "!=", ">", ">=", "is", "is not", "in", "not in"]
EXCEPTIONS = ["ValueError", "KeyError", "TypeError", "ZeroDivisionError", "IndexError", "Exception", "(TypeError, ValueError)"]


class Generator:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.lines = []
        self.indent = 0
        self.loops = 0  # nesting: break and continue are allowed
        self.function = 0
        self.budget = 0
        self.handlers = 0
        self.finals = 0

    def pick(self, *options):
        return self.rng.choice(options)

    def chance(self, p):
        return self.rng.random() < p

    def emit(self, text):
        self.lines.append("    " * self.indent + text)

    # ---- expressions ----

    def constant(self):
        return self.pick("0", "1", "2", "-1", "3", "7", "10", "255", "1000003", "2**40", "-(2**65)", "1.5", "-0.25", "0.0", "True", "False",
                         "None", "''", "'x'", "'abc'", "'h\\u00e9'", "(1, 2)", "()", "[1, 2, 3]", "[]", "{'k': 1}", "{}", "{1}", "'%s'", "b'z'")

    def name(self):
        return self.rng.choice(NAMES)

    def expr(self, depth=3):
        if depth <= 0:
            return self.name() if self.chance(0.6) else self.constant()
        kind = self.rng.randrange(30)
        e = lambda: self.expr(depth - 1)
        if kind < 6:
            op = self.rng.choice(INT_OPS)
            if op in ("<<", "**"):
                return f"({e()} {op} {self.pick('2', '3', '0', '1')})"
            return f"({e()} {op} {e()})"
        if kind < 8:
            return f"({e()} {self.rng.choice(COMPARE)} {e()})"
        if kind == 8:
            return f"({e()} {self.pick('<', '<=', '==')} {e()} {self.pick('<', '>=', '!=')} {e()})"
        if kind < 11:
            return f"({e()} {self.pick('and', 'or')} {e()})"
        if kind == 11:
            return f"(not {e()})"
        if kind == 12:
            return f"({e()} if {e()} else {e()})"
        if kind == 13:
            return f"({self.pick('-', '+', '~')}{e()})"
        if kind == 14:
            return f"[{', '.join(self.element(depth) for _ in range(self.rng.randrange(4)))}]"
        if kind == 15:
            return f"({', '.join(self.element(depth) for _ in range(self.rng.randrange(1, 4)))},)"
        if kind == 16:
            return "{" + ", ".join(f"{self.key()}: {e()}" for _ in range(self.rng.randrange(4))) + "}"
        if kind == 17:
            return f"{e()}[{self.subscript(depth)}]"
        if kind == 18:
            return self.comprehension(depth)
        if kind == 19:
            return f"(lambda {self.name()}={e()}: {e()})()"
        if kind == 20:
            return self.fstring(depth)
        if kind == 21:
            return f"({self.name()} := {e()})"
        if kind == 22:
            return f"len({e()})"
        if kind == 23:
            return f"str({e()})"
        if kind == 24:
            return f"{self.pick('list', 'tuple', 'sorted', 'sum', 'max', 'bool', 'repr', 'abs', 'int', 'type')}({e()})" \
                .replace("type(", "show_type(")
        if kind == 25:
            return f"take({', '.join(self.argument(depth) for _ in range(self.rng.randrange(4)))})"
        if kind == 26:
            return f"O({e()}).{self.pick('v', 'twice()', 'missing', 'p')}"
        if kind == 27:
            return f"gen({e()}, {e()})"
        return self.expr(0)

    def element(self, depth):
        star = "*" if self.chance(0.15) else ""
        return star + self.expr(depth - 1)

    def argument(self, depth):
        r = self.rng.random()
        if r < 0.1:
            return "*" + self.expr(depth - 1)
        return self.expr(depth - 1)

    def key(self):
        return self.pick("1", "'k'", "2", "'x'", "(1, 2)", "None", "True", "1.0")

    def subscript(self, depth):
        if self.chance(0.3):
            parts = [self.pick("", "0", "1", "-1", "2") for _ in range(self.rng.randrange(2, 4))]
            return ":".join(parts)
        return self.pick("0", "-1", "1", "'k'", self.expr(depth - 2))

    def comprehension(self, depth):
        n = self.rng.choice(["i", "j"])
        body = self.pick(n, f"{n} * 2", self.expr(depth - 2), f"({n}, {self.name()})")
        clause = f"for {n} in {self.pick('range(3)', 'range(4)', self.expr(depth - 2))}"
        if self.chance(0.3):
            clause += f" if {self.pick(n, self.expr(depth - 2))}"
        if self.chance(0.2):
            clause += f" for k in {self.pick('range(2)', n)}"
        kind = self.rng.randrange(4)
        if ":=" in clause:
            clause = f"for {n} in range(3)"
        if kind == 0:
            return f"[{body} {clause}]"
        if kind == 1:
            return f"list({body} {clause})"
        if kind == 2:
            return "{" + f"{self.pick(n, str(1))}: {body} {clause}" + "}"
        return f"sum([1 {clause}])"

    def fstring(self, depth):
        parts = []
        for _ in range(self.rng.randrange(1, 3)):
            value = self.pick(self.name(), "1 + 2", f"({self.name()}, 1)")
            parts.append(self.pick("t", "{{", " ") + "{" + value + self.pick("", "!r", "!s", ":>8", "=") + "}")
        return "f\"" + "".join(parts) + "\""

    # ---- statements ----

    def block(self, depth):
        self.indent += 1
        start = len(self.lines)
        for _ in range(self.rng.randrange(1, 4)):
            self.statement(depth - 1)
        if len(self.lines) == start:
            self.emit("pass")
        self.indent -= 1

    def target(self):
        r = self.rng.random()
        if r < 0.7:
            return self.name()
        if r < 0.8:
            return f"{self.name()}, {self.name()}"
        if r < 0.87:
            return f"{self.name()}, *{self.name()}"
        if r < 0.94:
            return f"box[{self.key()}]"
        return "obj.v"

    def statement(self, depth):
        kind = self.rng.randrange(26)
        if depth <= 0 and kind >= 10:
            kind = self.rng.randrange(10)
        if kind < 4:
            self.emit(f"{self.target()} = {self.expr()}")
        elif kind == 4:
            self.emit(f"{self.name()} = {self.name()} = {self.expr(2)}")
        elif kind < 7:
            self.emit(f"{self.pick(self.name(), 'box[1]', 'obj.v')} {self.rng.choice(['+', '-', '*', '//', '%', '|'])}= {self.expr(2)}")
        elif kind == 7:
            self.emit(f"log({self.expr()})")
        elif kind == 8:
            self.emit(self.pick(f"del {self.name()}", f"assert {self.expr(1)}, {self.expr(1)}", "pass", f"del box[{self.key()}]"))
        elif kind == 9:
            self.jump()
        elif kind < 13:
            self.emit(f"if {self.expr(2)}:")
            self.block(depth)
            if self.chance(0.3):
                self.emit(f"elif {self.expr(2)}:")
                self.block(depth)
            if self.chance(0.4):
                self.emit("else:")
                self.block(depth)
        elif kind < 16:
            self.loop(depth)
        elif kind < 20:
            self.try_statement(depth)
        elif kind == 20:
            self.emit(f"with CM({self.pick('True', 'False')}){self.pick('', ' as ' + self.name())}:")
            self.block(depth)
        elif kind == 21:
            self.match(depth)
        elif kind < 24:
            self.inner_function(depth)
        else:
            self.emit(f"for {self.pick('i', self.name())} in {self.pick('gen(2, 3)', 'gen(' + self.expr(1) + ', 2)')}:")
            self.loops += 1
            self.block(depth)
            self.loops -= 1

    def jump(self):
        if self.loops and self.chance(0.5):
            self.emit(self.pick("break", "continue"))
        elif self.chance(0.5):
            self.emit(f"return {self.expr(2)}")
        else:
            self.emit(f"raise {self.pick('ValueError', 'KeyError(1)', 'TypeError(' + self.expr(1) + ')')}"
                      + self.pick("", " from None", " from ZeroDivisionError('c')"))

    def loop(self, depth):
        if self.chance(0.5):
            self.emit(f"for {self.pick('i', self.name(), 'i, ' + self.name())} in {self.pick('range(3)', 'enumerate([5, 6])', self.expr(2))}:")
        else:
            self.budget += 1
            counter = f"n{self.budget}"
            self.emit(f"{counter} = 0")
            self.emit(f"while ({counter} := {counter} + 1) < 4 and {self.pick('True', self.expr(1))}:")
        self.loops += 1
        self.block(depth)
        self.loops -= 1
        if self.chance(0.25):
            self.emit("else:")
            self.block(depth)

    def try_statement(self, depth):
        self.emit("try:")
        self.block(depth)
        handlers = self.rng.randrange(3)
        for _ in range(handlers):
            self.emit(f"except {self.rng.choice(EXCEPTIONS)}{self.pick('', ' as e', ' as x')}:")
            self.block(depth)
        if handlers and self.chance(0.3):
            self.emit("else:")
            self.block(depth)
        if not handlers or self.chance(0.4):
            self.emit("finally:")
            self.block(depth)

    def match(self, depth):
        self.emit(f"match {self.expr(2)}:")
        self.indent += 1
        for _ in range(self.rng.randrange(1, 4)):
            p = self.pick("0", "1 | 2", "'x'", "None", "[p, *q]", "[p, q]", "{'k': p}", "int(p)", "str()", "(1, p)", "[]", "True", "O(v=p)", "{1: p, **q}")
            self.emit(f"case {p}{self.pick('', '', ' if ' + self.expr(1))}:")
            self.indent += 1
            names = [n for n in "pq" if n in p]
            self.emit("log(" + ", ".join(["'case'"] + names) + ")")
            self.indent -= 1
            self.block(depth)
        if self.chance(0.5):
            self.emit("case _:")
            self.block(depth)
        self.indent -= 1

    def inner_function(self, depth):
        if self.function > 1:
            self.emit("pass")
            return
        self.function += 1
        name = f"f{len(self.lines)}"
        loops, self.loops = self.loops, 0
        params = self.pick("", f"a={self.expr(1)}", "*args", f"b, c={self.expr(1)}", "*, d=1")
        self.emit(f"def {name}({params}):")
        free = [n for n in NAMES if n not in params]
        if free and self.chance(0.4):
            self.indent += 1
            self.emit(f"nonlocal {self.rng.choice(free)}")
            self.indent -= 1
        self.block(depth)
        if self.chance(0.2):
            self.indent += 1
            self.emit(f"yield {self.expr(1)}")
            self.indent -= 1
        self.loops = loops
        self.emit(f"log(show({name}({self.pick('', '1', '1, 2')})))")
        self.function -= 1

    def program(self, functions):
        self.lines = PRELUDE.split("\n")
        for k in range(functions):
            self.budget = 0
            self.emit(f"def test{k}(a=1, b=2.5, c='s', d=(1, 2), e=None):")
            self.indent = 1
            self.emit("box = {}; obj = O(5)")
            self.indent = 0
            self.block(5)
            self.indent = 1
            self.emit("return a, b, c, d, e")
            self.indent = 0
        self.emit(f"for t in [{', '.join(f'test{k}' for k in range(functions))}]:")
        self.emit("    run(t)")
        return "\n".join(self.lines) + "\n"


PRELUDE = '''
count = [0]


class TooLong(BaseException):
    pass


def show(v, depth=0):
    if depth > 4:
        return "..."
    if isinstance(v, (list, tuple)):
        return type(v).__name__ + "(" + ", ".join(show(x, depth + 1) for x in v[:20]) + ")"
    if isinstance(v, dict):
        return "{" + ", ".join(show(k, depth + 1) + ": " + show(x, depth + 1) for k, x in list(v.items())[:20]) + "}"
    if isinstance(v, (set, frozenset)):
        return "set(%d)" % len(v)
    if isinstance(v, BaseException):
        return repr(v)
    if isinstance(v, (int, float, str, bytes, type(None))):
        r = repr(v)
        return r if len(r) < 200 else r[:200] + "#%d" % len(r)
    if type(v).__name__ == "generator":
        out = []
        try:
            for x in v:
                out.append(x)
                if len(out) > 5:
                    break
        except Exception as e:
            out.append(e)
        return "gen" + show(out, depth + 1)
    return "<" + type(v).__name__ + ">"


def show_type(v):
    return type(v).__name__


def log(*args):
    count[0] += 1
    if count[0] > 200:
        raise TooLong
    print("  ", *[show(a) for a in args])


def take(*args, **kw):
    return args[:3]


def gen(x, y):
    got = yield x
    try:
        yield y
    except ValueError as e:
        log("gen caught", e)
    return got


class O:
    def __init__(self, v):
        self.v = v

    def twice(self):
        return self.v * 2

    @property
    def p(self):
        return self.v[0]

    def __eq__(self, other):
        return isinstance(other, O) and self.v == other.v

    def __repr__(self):
        return "O(%s)" % show(self.v)


class CM:
    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        return 9

    def __exit__(self, t, v, tb):
        log("exit", t and t.__name__)
        return self.swallow


def run(t):
    count[0] = 0
    try:
        print(t.__name__, show(t()))
    except TooLong:
        print(t.__name__, "too long")
    except Exception as e:
        chain = []
        while e is not None and len(chain) < 5:
            chain.append(type(e).__name__ + ": " + show(str(e)))
            e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
        print(t.__name__, "raised", " <- ".join(chain))

'''
