# sy: clock=virtual skip-hard=soft-tasklets-are-abandoned
"""A thread ends with tasklets left: what becomes of them."""
import threading

import stackless

kept = []
channel = stackless.channel()


def work(name):
    try:
        channel.receive()
    finally:
        print("finally of", name, threading.get_ident() == thread.ident)


def with_callback(name):
    # A key function keeps C frames on the stack: such a tasklet is killed at the end of its thread.
    sorted([1, 2], key=lambda _: work(name))


def never_run():
    print("not printed")


def main():
    kept.append(stackless.tasklet(with_callback)("a hard one"))
    kept.append(stackless.tasklet(work)("a soft one"))
    stackless.run()
    kept.append(stackless.tasklet(never_run)())
    print("thread ends; waiting:", channel.balance)


thread = threading.Thread(target=main)
thread.start()
thread.join()
for t in kept:
    print(t.alive, t.thread_id, t.scheduled, t.blocked)
print("balance", channel.balance)


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


soft, fresh = kept[1], kept[2]
attempt(lambda: channel.send(1))
attempt(soft.insert)
attempt(soft.run)
attempt(lambda: soft.throw(ValueError))
attempt(soft.remove)
attempt(soft.kill)
print("balance", channel.balance, soft.blocked)
attempt(fresh.bind_thread)
print(fresh.alive, fresh.paused, fresh.thread_id == stackless.getcurrentid())
attempt(lambda: fresh.bind(lambda: print("runs here"), ()) and fresh.run())
