"""Every operation in every state: what it returns or raises, and the state that follows"""
# sy: check-interval=1000000000
import threading

import stackless

log = []


def stops():
    while True:
        wait("stop")


def yields():
    while True:
        wait("yield")


def blocks():
    while True:
        wait("block")


def wait(how):
    try:
        if how == "stop":
            stackless.schedule_remove()
        elif how == "yield":
            stackless.schedule()
        else:
            channel.receive()
    except TaskletExit:
        log.append("X")
        raise
    except ValueError as e:
        log.append("V")


channel = stackless.channel()
BODY = {"paused": stops, "new": stops, "stopped": stops, "started": yields, "blocked": blocks}


def in_state(state):
    """A tasklet in that state. Nobody else is left in the ring, or blocked."""
    t = stackless.tasklet()
    if state in ("unbound", "dead", "bound"):
        t.bind(stops)
        if state == "dead":
            t()
            t.kill()
            del log[:]
        elif state == "unbound":
            t.bind(None)
    elif state == "paused":
        t.bind(stops, ())
    else:
        t.bind(BODY[state])()
        if state != "new":
            t.run()
    return t


def look(t):
    if t.blocked:
        return "b" if t.scheduled and t.alive and not t.paused else "?"
    if t.scheduled:
        return "s" if t.alive and not t.paused else "?"
    return "p" if t.paused else "a" if t.alive else "-"


OPERATIONS = {
    "setup": lambda t: t.setup(),
    "call": lambda t: t(),
    "bind": lambda t: t.bind(stops),
    "bind args": lambda t: t.bind(stops, ()),
    "bind kwargs": lambda t: t.bind(stops, kwargs={}),
    "unbind": lambda t: t.bind(None),
    "insert": lambda t: t.insert(),
    "run": lambda t: t.run(),
    "switch": lambda t: t.switch(),
    "remove": lambda t: t.remove(),
    "kill": lambda t: t.kill(),
    "kill pending": lambda t: t.kill(pending=True),
    "throw": lambda t: t.throw(ValueError("thrown")),
    "throw exit": lambda t: t.throw(TaskletExit),
    "throw system exit": lambda t: t.throw(SystemExit),
    "throw pending": lambda t: t.throw(ValueError("thrown"), pending=True),
    "throw exit pending": lambda t: t.throw(TaskletExit, pending=True),
    "raise_exception": lambda t: t.raise_exception(ValueError, "thrown"),
    "raise_exception exit": lambda t: t.raise_exception(TaskletExit),
    "bind_thread": lambda t: t.bind_thread(),
}
TEXTS = {
    "tasklet is alive": "alive",
    "the tasklet was not bound to a function": "no-function",
    "can't (re)bind the current tasklet": "is-current",
    "tasklet is scheduled": "is-scheduled",
    "You cannot run an unbound(dead) tasklet": "run-dead",
    "You cannot run a blocked tasklet": "run-blocked",
    "You cannot remove a blocked tasklet.": "remove-blocked",
    "The current tasklet cannot be removed.": "remove-current",
    "You cannot throw to a dead tasklet": "throw-dead",
    "tasklet has no thread": "no-thread",
    "Target thread isn't initialized": "no-target",
    "Target thread isn't initialised": "no-target-throw",
    "can't switch to a different thread.": "foreign",
    "can't (re)bind a runnable tasklet": "runnable",
    "can't unbind the main tasklet": "is-main",
}


def attempt(operation, t):
    """What came of it: the result or error, what the body saw, and the state that follows."""
    del log[:]
    try:
        result = OPERATIONS[operation](t)
        outcome = "self" if result is t else "ok" if result is None else "other"
    except RuntimeError as e:
        outcome = TEXTS.get(str(e), str(e))
    except BaseException as e:
        outcome = type(e).__name__
    return "/".join([outcome] + log + [look(t)])


# A cell: result or error / what was raised inside / state afterwards. X: TaskletExit, V: ValueError.
# States: - not alive, p paused, s scheduled, b blocked. SKIP: the operation would not come back, or
# ends the program.
STATES = "unbound bound paused stopped new started blocked dead".split()
TABLE = """
setup                | no-function/- self/s alive/p alive/p alive/s alive/s alive/b no-function/-
call                 | no-function/- self/s alive/p alive/p alive/s alive/s alive/b no-function/-
bind                 | self/- self/- self/- self/- is-scheduled/s is-scheduled/s is-scheduled/b self/-
bind args            | self/p self/p self/p self/p is-scheduled/s is-scheduled/s is-scheduled/b self/p
bind kwargs          | self/p self/p self/p self/p is-scheduled/s is-scheduled/s is-scheduled/b self/p
unbind               | self/- self/- self/- self/- is-scheduled/s is-scheduled/s is-scheduled/b self/-
insert               | run-dead/- run-dead/- self/s self/s self/s self/s run-blocked/b run-dead/-
run                  | run-dead/- run-dead/- ok/p ok/p ok/p ok/s run-blocked/b run-dead/-
switch               | run-dead/- run-dead/- ok/p ok/p ok/p SKIP run-blocked/b run-dead/-
remove               | self/- self/- self/p self/p self/p self/p remove-blocked/b self/-
kill                 | ok/- ok/- ok/- ok/X/- ok/- ok/X/- ok/X/- ok/-
kill pending         | ok/- ok/- ok/s ok/s ok/s ok/s ok/s ok/-
throw                | throw-dead/- throw-dead/- ValueError/- ok/V/p ValueError/- ok/V/s ok/V/b throw-dead/-
throw exit           | ok/- ok/- ok/- ok/X/- ok/- ok/X/- ok/X/- ok/-
throw system exit    | throw-dead/- throw-dead/- SKIP SKIP SKIP SKIP SKIP throw-dead/-
throw pending        | throw-dead/- throw-dead/- ok/s ok/s ok/s ok/s ok/s throw-dead/-
throw exit pending   | ok/- ok/- ok/s ok/s ok/s ok/s ok/s ok/-
raise_exception      | throw-dead/- throw-dead/- ValueError/- ok/V/p ValueError/- ok/V/s ok/V/b throw-dead/-
raise_exception exit | ok/- ok/- ok/- ok/X/- ok/- ok/X/- ok/X/- ok/-
bind_thread          | ok/- ok/- ok/p ok/p ok/s ok/s ok/b ok/-
"""


def rows(table):
    for line in table.strip().splitlines():
        name, cells = line.split("|")
        yield name.strip(), cells.split()


# What differs when every switch is hard: tasklets that have started own a C stack.
hard = not stackless.enable_softswitch(None)
C_STATE = "tasklet has C state on its stack"
HARD = {
    ("stopped", "bind"): C_STATE + "/p",
    ("stopped", "bind args"): C_STATE + "/p",
    ("stopped", "bind kwargs"): C_STATE + "/p",
    ("stopped", "unbind"): C_STATE + "/p",
    ("main and paused", "unbind"): C_STATE + "/p",
    ("foreign and stopped", "bind"): C_STATE + "/p",
    ("foreign and stopped", "bind args"): C_STATE + "/p",
    ("foreign and stopped", "bind_thread"): C_STATE + "/p",
    ("foreign and blocked", "bind_thread"): C_STATE + "/b",
}


def check(where, operation, expected, got):
    if hard:
        expected = HARD.get((where, operation), expected)
    if got != expected:
        print("%s of a tasklet that is %s: %s, not %s" % (operation, where, got, expected))


for operation, cells in rows(TABLE):
    assert len(cells) == len(STATES), operation
    for state, expected in zip(STATES, cells):
        if expected != "SKIP":
            t = in_state(state)
            check(state, operation, expected, attempt(operation, t))
            t.kill()
            assert not t.alive and channel.balance == 0 and stackless.runcount == 1, (operation, state)

# The current tasklet, on itself. It goes on after each (the table gives no error for what it catches).
CURRENT = """
setup                | alive/s
call                 | alive/s
bind                 | is-current/s
bind args            | is-current/s
unbind               | is-current/s
insert               | self/s
run                  | ok/s
switch               | ok/s
remove               | remove-current/s
kill                 | TaskletExit/s
kill pending         | TaskletExit/s
throw                | ValueError/s
throw exit           | TaskletExit/s
throw system exit    | SystemExit/s
throw pending        | ValueError/s
throw exit pending   | TaskletExit/s
raise_exception      | ValueError/s
raise_exception exit | TaskletExit/s
bind_thread          | ok/s
"""


def on_itself():
    for operation, (expected,) in rows(CURRENT):
        check("current", operation, expected, attempt(operation, stackless.current))


on_itself()
stackless.tasklet(on_itself)()
stackless.run()

# Main, by another tasklet: paused inside run(), blocked, scheduled while it schedules.
MAIN_STATES = "paused blocked scheduled".split()
MAIN = """
setup                | alive/p alive/b alive/s
bind                 | SKIP is-scheduled/b is-scheduled/s
bind args            | SKIP is-scheduled/b is-scheduled/s
unbind               | is-main/p is-scheduled/b is-scheduled/s
insert               | self/s run-blocked/b self/s
run                  | ok/p run-blocked/b ok/s
switch               | ok/p run-blocked/b ok/s
remove               | self/p remove-blocked/b self/p
kill pending         | ok/s ok/s ok/s
throw pending        | ok/s ok/s ok/s
bind_thread          | ok/p ok/b ok/s
"""


def main_waits(state):
    try:
        if state == "paused":
            stackless.run()
        elif state == "blocked":
            channel.receive()
        else:
            while helper.alive and helper.scheduled:
                stackless.schedule()
    except (TaskletExit, ValueError):
        pass


def on_main(operation, state, expected):
    got = attempt(operation, stackless.main)
    # run() and switch() come back here when main waits again or has gone on.
    if operation in ("run", "switch"):
        got = got[:-1] + state[0]
    check("main and " + state, operation, expected, got)
    if channel.balance < 0:
        channel.send(None)


for operation, cells in rows(MAIN):
    for state, expected in zip(MAIN_STATES, cells):
        if expected != "SKIP":
            helper = stackless.tasklet(on_main)(operation, state, expected)
            main_waits(state)
            if helper.alive:
                helper.insert()
                stackless.run()
            assert not helper.alive and stackless.runcount == 1, (operation, state)

# A tasklet of another thread, which waits in an Event while it has things to run.
FOREIGN = """
setup                | no-function/- self/s alive/p alive/p alive/s alive/s alive/b no-function/-
bind                 | self/- self/- self/- self/- is-scheduled/s is-scheduled/s is-scheduled/b self/-
bind args            | self/p self/p self/p self/p is-scheduled/s is-scheduled/s is-scheduled/b self/p
insert               | run-dead/- run-dead/- self/s self/s self/s self/s run-blocked/b run-dead/-
run                  | run-dead/- run-dead/- ok/s ok/s ok/s ok/s run-blocked/b run-dead/-
switch               | run-dead/- run-dead/- foreign/p foreign/p foreign/s foreign/s run-blocked/b run-dead/-
remove               | self/- self/- self/p self/p self/p self/p remove-blocked/b self/-
kill                 | ok/- ok/- ok/s ok/s ok/s ok/s ok/s ok/-
kill pending         | ok/- ok/- ok/s ok/s ok/s ok/s ok/s ok/-
throw                | throw-dead/- throw-dead/- ok/s ok/s ok/s ok/s ok/s throw-dead/-
throw exit           | ok/- ok/- ok/s ok/s ok/s ok/s ok/s ok/-
throw pending        | throw-dead/- throw-dead/- ok/s ok/s ok/s ok/s ok/s throw-dead/-
raise_exception      | throw-dead/- throw-dead/- ok/s ok/s ok/s ok/s ok/s throw-dead/-
bind_thread          | ok/- ok/- ok/p ok/p runnable/s runnable/s ok/b ok/-
"""


def in_thread(state, body):
    """Calls body(t) with a tasklet of another thread, which then lets it end."""
    made, done = threading.Event(), threading.Event()
    found = []

    def thread():
        found.append(in_state(state))
        made.set()
        done.wait()
        found[0].kill()

    th = threading.Thread(target=thread)
    th.start()
    made.wait()
    body(found[0])
    done.set()
    th.join()


for operation, cells in rows(FOREIGN):
    for state, expected in zip(STATES, cells):
        def body(t):
            check("foreign and " + state, operation, expected, attempt(operation, t))
            t.kill()
            if t.thread_id == threading.get_ident() and t.scheduled:
                stackless.run()
        in_thread(state, body)
        assert stackless.runcount == 1 and channel.balance == 0, (operation, state)

# A tasklet whose thread has ended. A blocked one still waits on its channel. Which RuntimeError setup
# and bind raise is open ("error").
THREADLESS_STATES = "unbound paused stopped started blocked dead".split()
THREADLESS = """
setup                | error/- error/- error/- error/- error/b error/-
bind args            | error/- error/- error/- error/- error/b error/-
bind                 | self/- self/- self/- self/- SKIP self/-
unbind               | self/- self/- self/- self/- SKIP self/-
insert               | SKIP no-target/- no-target/- no-target/- run-blocked/b SKIP
run                  | SKIP no-thread/- no-thread/- no-thread/- run-blocked/b SKIP
remove               | self/- self/- self/- self/- remove-blocked/b self/-
kill                 | ok/- ok/- ok/- ok/- ok/- ok/-
kill pending         | ok/- ok/- ok/- ok/- ok/- ok/-
throw                | SKIP no-thread/- no-thread/- no-thread/- no-thread/b SKIP
throw exit           | ok/- ok/- ok/- ok/- ok/- ok/-
bind_thread          | ok/- ok/p ok/p ok/p ok/b ok/-
"""


def of_ended_thread(state):
    found = []
    th = threading.Thread(target=lambda: found.append(in_state(state)))
    th.start()
    th.join()
    return found[0]


for operation, cells in rows(THREADLESS):
    for state, expected in zip(THREADLESS_STATES, cells):
        if expected == "SKIP" or hard and state in ("stopped", "started", "blocked"):
            continue  # (those that own a C stack are killed when their thread ends)
        t = of_ended_thread(state)
        assert t.thread_id == -1 and not t.alive and t.blocked == (state == "blocked")
        outcome, *inside, after = attempt(operation, t).split("/")
        if expected.startswith("error") and outcome in TEXTS.values():
            outcome = "error"
        check("threadless and " + state, operation, expected, "/".join([outcome, *inside, "b" if t.blocked else after]))
        t.kill()
        assert channel.balance == 0 and stackless.runcount == 1, (operation, state)
print("checked")
