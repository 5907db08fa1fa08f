"""Random programs for model.py, over what recorded.jsonl.gz does not hold: time slices and threads.

A program is text for the command, with a head that gives it what the model has built in: work(units)
burns ticks (UNIT of them for each unit, found by measuring), nested(f) calls f() from C, and threads
run only one at a time, when the first one lets them.
"""
import random

UNIT = 20000

COMMON = '''
log = []
T = {}
def ev(*what):
    log.append(what)
def who(t):
    if not isinstance(t, stackless.tasklet):
        return t
    return ([n for n in T if T[n] is t] + ["main" if t.is_main else "?"])[0]
def spawn(name, func):
    T[name] = stackless.tasklet(func)()
def look(t):
    return "".join([c for c, on in zip("abps", (t.alive, t.blocked, t.paused, t.scheduled)) if on]) or "-"
def state():
    return ([(n, look(T[n])) for n in sorted(T)], [c.balance for c in C], stackless.getruncount())
'''

REAL = '''import stackless
import threading
import time
def burn(passes, done):
    while passes:
        passes -= 1
        done[0] += 1
def measure():
    done = [0]
    t = stackless.tasklet(burn)(10 ** 9, done)
    stackless.run(100000)
    t.kill()
    return done[0] / 100000
UNIT = %d
PASSES = int(UNIT * measure())
def work(units):
    burn(units * PASSES, [0])
def run(timeout, **flags):
    return stackless.run(int(timeout * UNIT), **flags)
nested = stackless._test_nostacklesscall
class Gate(threading.Semaphore):
    def __init__(self):
        super().__init__(0)
    pass_through = threading.Semaphore.acquire
    open = threading.Semaphore.release
def start_thread(function):
    threading.Thread(target=function, daemon=True).start()
def let_others_run():
    time.sleep(1)
''' % UNIT

MODEL = '''import stackless
from stackless import Gate, let_others_run, nested, run, start_thread, work
'''


class Program:
    """Tasklets over channels; subclasses give the operations and the main program."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.channels = self.r.randint(1, 3)
        self.tasklets = self.r.randint(2, 5)
        self.serial = 0

    def chan(self):
        return "C[%d]" % self.r.randrange(self.channels)

    def task(self):
        return "T.get('t%d')" % self.r.randrange(self.tasklets)

    def value(self):
        self.serial += 1
        return self.serial

    def channel_op(self):
        r, c = self.r, self.chan()
        return r.choice(["%s.send(%d)" % (c, self.value()), c + ".receive()", c + ".receive()",
                         "%s.send_exception(ValueError, %d)" % (c, self.value()),
                         "setattr(%s, 'preference', %d)" % (c, r.choice([-1, 0, 1])),
                         "setattr(%s, 'schedule_all', %d)" % (c, r.choice([0, 1]))])

    def queue_op(self):
        t = self.task()
        return self.r.choice([t + ".insert() and None", t + ".remove() and None", t + ".run()", t + ".kill()",
                              t + ".kill(pending=True)", "%s.throw(KeyError('k%d'), pending=True)" % (t, self.value()),
                              "%s.throw(KeyError, 'k%d')" % (t, self.value()),
                              "stackless.schedule_remove(None)", t + ".switch()"])

    def step(self, name, op, indent):
        what = op.replace("T.get", "").replace("'", "").replace("stackless.", "")
        lines = ["try:", "    ev(%r, %r, '...')" % (name, what),
                 "    ev(%r, %r, '->', who(%s))" % (name, what, op),
                 "except Exception as e:", "    ev(%r, %r, 'raised', type(e).__name__, str(e))" % (name, what)]
        return [indent + line for line in lines]

    def tasklet(self, name, steps, indent=""):
        lines = ["def %s():" % name, "    try:", "        ev(%r, 'start')" % name]
        for _ in range(steps):
            lines += self.step(name, self.op(), "        ")
        lines += ["    except TaskletExit:", "        ev(%r, 'exit')" % name, "        raise",
                  "    finally:", "        ev(%r, 'end')" % name]
        return [indent + line for line in lines]

    def text(self, head):
        lines = ["C = [stackless.channel() for _ in range(%d)]" % self.channels]
        for n in range(self.tasklets):
            lines += self.tasklet("t%d" % n, self.r.randint(1, 5))
        lines += self.main()
        lines += ["ev('main', state())", "for e in log:", "    print(*e)"]
        return head + COMMON + "\n".join(lines) + "\n"

    def programs(self):
        """The text for the command and that for the model."""
        r = self.r.getstate()
        serial = self.serial
        real = self.text(REAL)
        self.r.setstate(r)
        self.serial = serial
        return real, self.text(MODEL)


class Slices(Program):
    """run() with a timeout: victims, soft breaks, totals; atomic, nesting and traps in the way."""

    name = "slices"
    options = []

    def op(self):
        r = self.r
        units = r.randint(1, 4)
        kind = r.choices(["work", "schedule", "channel", "atomic", "nested", "trap", "ignore", "inner", "queue", "state"],
                         [8, 4, 4, 2, 3, 1, 1, 1, 2, 1])[0]
        return {
            "work": "work(%d)" % units,
            "schedule": "stackless.schedule(%d)" % self.value(),
            "channel": self.channel_op(),
            "atomic": "section(lambda: work(%d))" % units,
            "nested": "nested(lambda: %s)" % r.choice(["work(%d)" % units, "stackless.schedule(None)", "section(lambda: work(%d))" % units]),
            "trap": "trapped(lambda: work(%d))" % units,
            "ignore": "stackless.getcurrent().set_ignore_nesting(%d)" % r.choice([0, 1]),
            "inner": self.run_call(),
            "queue": self.queue_op(),
            "state": "state()",
        }[kind]

    def run_call(self):
        r = self.r
        timeout = r.choice([0.5, 1.5, 2.5, 3.4, 4.6])
        flags = "".join(", %s=True" % f for f in ("soft", "totaltimeout", "ignore_nesting") if r.random() < 0.25)
        return "run(%s%s)" % (timeout, flags)

    def main(self):
        lines = ["def section(f):", "    with stackless.atomic():", "        f()",
                 "def trapped(f):", "    stackless.switch_trap(1)", "    try:", "        f()",
                 "    finally:", "        stackless.switch_trap(-1)"]
        lines += ["spawn('t%d', t%d)" % (n, n) for n in range(self.tasklets)]
        for _ in range(self.r.randint(3, 8)):
            lines += ["try:", "    victim = %s" % self.run_call(), "    ev('main', 'victim', who(victim))",
                      "    if victim is not None and victim.paused:", "        victim.%s"
                      % self.r.choice(["insert()", "insert()", "run()", "kill()", "alive"]),
                      "except Exception as e:", "    ev('main', 'raised', type(e).__name__, str(e))"]
        return lines + ["for _ in range(8):", "    try:", "        stackless.run()", "    except Exception as e:",
                        "        ev('main', 'raised', type(e).__name__, str(e))"]


class Threads(Program):
    """Threads that take turns, with channels and tasklets shared by all."""

    name = "threads"
    options = ["--clock", "virtual", "--check-interval", "1000000000"]

    def __init__(self, seed):
        super().__init__(seed)
        self.threads = self.r.randint(1, 3)

    def op(self):
        return self.r.choices([self.channel_op(), self.queue_op(), "stackless.schedule(%d)" % self.value(), "state()"],
                              [6, 4, 3, 1])[0]

    def main(self):
        lines = ["G = [Gate() for _ in range(%d)]" % self.threads]
        for n in range(self.threads):
            name = "thread%d" % n
            lines += ["def %s():" % name, "    try:"]
            for m in range(self.tasklets):
                if m % (self.threads + 1) == n + 1:
                    lines.append("        spawn('t%d', t%d)" % (m, m))
            for _ in range(self.r.randint(2, 6)):
                lines.append("        G[%d].pass_through()" % n)
                lines += self.step(name, self.r.choice([self.op(), "stackless.run()"]), "        ")
            lines += ["    except TaskletExit:", "        ev(%r, 'exit')" % name,
                      "    finally:", "        ev(%r, 'end')" % name]
        lines.append("stackless.getcurrent().block_trap = True")
        lines += ["spawn('t%d', t%d)" % (m, m) for m in range(self.tasklets) if m % (self.threads + 1) == 0]
        for n in range(self.threads):
            lines += ["start_thread(thread%d)" % n, "let_others_run()"]
        for _ in range(self.r.randint(6, 16)):
            if self.r.random() < 0.3:
                lines += self.step("main", self.r.choice([self.op(), "stackless.run()"]), "")
            else:
                lines.append("G[%d].open()" % self.r.randrange(self.threads))
            lines.append("let_others_run()")
        return lines


KINDS = (Slices, Threads)
