"""Tasklets that can never run again: blocked on a channel that nobody else can reach, or paused and
forgotten. The collector finds them and kills them, so that their `finally` blocks run; here it is told
where they were."""
import gc
import sys
from collections import namedtuple

from _switchyard import set_leak_hook, trace_id

Leak = namedtuple("Leak", "tasklet channel sends stack")
Leak.__doc__ = """A tasklet that could never run again: its number in the trace, that of the channel it waited
at (None: the channel is gone as well, or it was paused), whether it wanted to send, and where it was:
(file, line, function), the innermost last."""


def _describe(leak):
    if leak.channel is None:
        state = "can never run again"
    else:
        state = f"waits for ever to {'send to' if leak.sends else 'receive from'} channel {leak.channel}"
    lines = [f"Tasklet {leak.tasklet} {state}:\n"]
    for file, line, function in leak.stack:
        lines.append(f'  File "{file}", line {line}, in {function}\n')
    return "".join(lines)


Leak.__str__ = _describe

_found = []


def _note(tasklet):
    channel = tasklet._channel
    number, sends = (None, False) if channel is None else (trace_id(channel), channel.balance > 0)
    stack = []
    frame = tasklet.frame
    while frame is not None:
        stack.append((frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name))
        frame = frame.f_back
    stack.reverse()
    _found.append(Leak(trace_id(tasklet), number, sends, stack))


def watch_leaks(callback=None):
    """From now on the leaks that the collector finds are noted. With a callback they are given to
    callback(leak) instead, as they are found. watch_leaks(False) ends that."""
    if callback is False:
        set_leak_hook(None)
    elif callback is None:
        set_leak_hook(_note)
    else:
        set_leak_hook(lambda tasklet: (_note(tasklet), callback(_found.pop())))


def leaks():
    """Runs the collector; returns the leaks noted since the last call, in the order in which the
    tasklets were made."""
    gc.collect()
    found = sorted(_found, key=lambda leak: leak.tasklet)
    del _found[:]
    return found


def leak_report(file=None):
    """Runs the collector and writes what leaks() returns to a file (sys.stderr); returns how many."""
    found = leaks()
    for leak in found:
        print(leak, end="", file=file or sys.stderr)
    return len(found)
