"""A nursery for tasklets

Whoever starts a tasklet and forgets it has a problem when it fails, or never ends. In a nursery tasklets
cannot be forgotten: the block ends when they have ended. If one of them fails, the others are killed,
which frees what they hold, and the error comes out of the block, as it would from a function call.
"""
# sy: clock=virtual
from switchyard import deadline, nursery, run_all, sleep


def fetch(name, seconds, fails=False):
    print(f"{name}: starts")
    try:
        sleep(seconds)
        if fails:
            raise ConnectionError(f"{name} is broken")
        print(f"{name}: done")
        return f"contents of {name}"
    finally:
        print(f"{name}: connection closed")


print("--- all is well")
with nursery() as n:
    n.start(lambda: fetch("a", 1))
    n.start(lambda: fetch("b", 2))
    print("the body ends, the block does not")
print("now it does; tasklets left:", len(n.tasklets))

print("--- one fails")
try:
    with nursery() as n:
        n.start(lambda: fetch("a", 3))
        n.start(lambda: fetch("b", 1, fails=True))
        sleep(60)
        print("never printed: the body was left, too")
except ConnectionError as error:
    print("caught:", error)

print("--- the body fails")
try:
    with nursery() as n:
        n.start(lambda: fetch("a", 3))
        sleep(1)
        raise KeyError("the body")
except KeyError as error:
    print("caught:", error)

print("--- no time for all")
try:
    with deadline(1.5), nursery() as n:
        for name, seconds in ("a", 1), ("b", 2):
            n.start(lambda name=name, seconds=seconds: fetch(name, seconds))
except TimeoutError as error:
    print("caught:", error)

print("--- results")
print(run_all(lambda: fetch("a", 2), lambda: fetch("b", 1)))
