# sy: skip-hard=asks-whether-switches-are-soft
import sys

import stackless


def f():
    pass


t = stackless.tasklet(f)
print(t.tempval is f, t.alive, t.frame, t.recursion_depth, t.nesting_level, t.restorable, t.next)
t()
print(t.tempval, t.alive, t.scheduled, t.paused, t.blocked, t.frame, t.next is stackless.main)
stackless.run()
print(t.tempval, t.alive, t.scheduled, t.thread_id == stackless.main.thread_id)
print(stackless.current is stackless.main, stackless.runcount, len(stackless.threads),
      stackless.getcurrentid() == stackless.threads[0], stackless.debug)


class Sub(stackless.tasklet):
    def __init__(self, *args):
        super().__init__(f)
        self.extra = args


s = Sub(1, 2)
s.more = 3
print(s.extra, s.more, sorted(vars(s)), s().alive)
stackless.run()
for attempt in (lambda: setattr(t, "foo", 1), lambda: setattr(stackless.channel(), "foo", 1),
                lambda: stackless.nope):
    try:
        attempt()
    except AttributeError as e:
        print(e)

bomb = stackless.bomb(ValueError, "text")
print(bomb.type, bomb.value, bomb.traceback, stackless.bomb((KeyError, 5)).value)
t = stackless.tasklet(f)()
t.tempval = stackless.bomb(ValueError("boom"))
try:
    stackless.run()
except ValueError as e:
    print("bomb:", e)
t = stackless.tasklet(lambda: print("got", stackless.schedule_remove("first")))()
stackless.run()
t.tempval = "second"
t.insert()
stackless.run()
print(stackless.schedule(5), stackless.schedule_remove("alone"), stackless.schedule() is stackless.current)

try:
    1 / 0
except ZeroDivisionError:
    stackless.tasklet(lambda: print("handled there:", sys.exc_info()))()
    stackless.run()
    print("handled here:", sys.exc_info()[0].__name__)


def deep(n):
    return deep(n - 1) if n else stackless.current.recursion_depth


stackless.tasklet(lambda: print("depths:", stackless.current.recursion_depth, deep(2)))()
stackless.run()
print("main's:", stackless.current.recursion_depth)
print(stackless.switch_trap(1), stackless.switch_trap(), stackless.switch_trap(-1), stackless.switch_trap())
stackless.switch_trap(1)
t = stackless.tasklet(f)()
ch = stackless.channel()
for attempt in (stackless.run, stackless.schedule, t.run, ch.receive):
    try:
        attempt()
    except RuntimeError as e:
        print(e, t.scheduled, ch.balance)
stackless.switch_trap(-1)
t.kill()
me = stackless.getcurrent()
me.block_trap = True
try:
    ch.receive()
except RuntimeError as e:
    print(e)
me.block_trap = False
print(stackless.enable_softswitch(None), stackless.enable_softswitch(False), stackless.enable_softswitch(True))
ch.close()
print(ch.closing, ch.closed, list(ch))
try:
    ch.send(1)
except ValueError as e:
    print(e)
ch.open()
print(ch.closing)
from stackless import *
print(tasklet, getruncount(), pickle_with_tracing_state)


def handler(type, value, tb):
    print("handler:", type.__name__, value, stackless.current.alive)


print(stackless.set_error_handler(handler))
stackless.tasklet(lambda: 1 / 0)()
print(stackless.run(), stackless.set_error_handler() is handler)
