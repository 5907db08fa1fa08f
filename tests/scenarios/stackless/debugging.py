"""What debuggers and test suites look at: thread info, C stacks, pickle flags, test functions"""
# sy: skip-hard=counts-C-stacks
import threading

import stackless
from _teststackless import test_cframe, test_cframe_nr, test_cstate, test_outside

WATCHDOGS = 1 << 31
C_STACKS = 1 << 30


def waits_in_c():
    [1].sort(key=lambda x: stackless.schedule_remove())


# C stacks form a ring.
a, b = stackless.tasklet(waits_in_c)(), stackless.tasklet(waits_in_c)()
stackless.run()
stub = stackless.main.cstate
print(stub.task, stub is stackless.main.cstate, stub is stackless.tasklet().cstate)
found, c = [], stub.next
while c is not stub:
    assert c.next.prev is c and c.task.cstate is c
    found.append(c.task)
    c = c.next
print(len(found), a in found, b in found, a.nesting_level, a.cstate.nesting_level, a.restorable)
a.kill()
b.kill()
print(stub.next is stub)

# State of a thread.
info = stackless.get_thread_info()
print(info == (stackless.main, stackless.current, 1), len(stackless.get_thread_info(-1, C_STACKS)))
print(stackless.get_thread_info(-1, WATCHDOGS)[3] in (None, [None]))


def looks():
    main, current, runcount, watchdogs = stackless.get_thread_info(-1, WATCHDOGS)
    print(main is stackless.main, current is stackless.current, runcount, [w is main for w in watchdogs])


for timeout in (0, 100000):
    stackless.tasklet(looks)()
    stackless.run(timeout)


def inner():
    me = stackless.current
    t = stackless.tasklet(lambda: print([w is m for w, m in zip(
        stackless.get_thread_info(-1, WATCHDOGS)[3], [None, stackless.main, me])]))()
    stackless.run()


stackless.tasklet(inner)()
stackless.run()
other = []
thread = threading.Thread(target=lambda: other.append(stackless.get_thread_info(stackless.threads[0])))
thread.start()
thread.join()
print(other[0][0] is stackless.main, other[0][2])

# Pickle flags are a thread's own; a new thread gets the default.
print(stackless.pickle_flags(), stackless.pickle_flags(3), stackless.pickle_flags(0, 2), stackless.pickle_flags())
print(stackless.pickle_with_tracing_state)
stackless.pickle_with_tracing_state = False
print(stackless.pickle_flags(), stackless.pickle_flags_default(stackless.PICKLEFLAGS_RESET_AG_FINALIZER))
thread = threading.Thread(target=lambda: print(stackless.pickle_flags()))
thread.start()
thread.join()
print(stackless.pickle_flags(), stackless.pickle_flags_default(0))
for bad in (8, -2):
    try:
        stackless.pickle_flags(bad)
    except ValueError as e:
        print(e)

# Functions that switch from C.
log = []


def switches(name, function):
    function(2)
    log.append((name, stackless.current.nesting_level))


for name in "ab":
    stackless.tasklet(switches)(name, test_cframe)
    stackless.tasklet(switches)(name + "n", test_cframe_nr)
test_outside()
print(log, stackless.runcount)
print(test_cstate(lambda: stackless.current.nesting_level))
print(stackless._test_nostacklesscall(lambda *args, **kwargs: (args, kwargs), 1, x=2))
