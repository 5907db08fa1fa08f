"""A watchdog over tasklets

Tasklets give way when they like. A watchdog does not trust them: it runs them with a budget and is
handed the one that used it up, stopped in the middle of its work. It says so, puts the culprit at
the end of the queue and goes on. An atomic section is the exception: it is never cut short.
"""
import stackless

BUDGET = 1000  # instructions in a row


def polite(name):
    for part in (1, 2):
        print(f"{name} does part {part} and gives way")
        stackless.schedule()
    print(f"{name} is done")


def hog(name):
    count = 0
    while count < 5000:
        count += 1
    print(f"{name} is done at last")


def careful_hog(name):
    with stackless.atomic():
        count = 0
        while count < 5000:
            count += 1
        print(f"{name} has done in one go what had to be done in one go")
    hog(name)


def watch(*crew):
    """Runs the crew, pairs of a function and a name."""
    names = {stackless.tasklet(function)(name): name for function, name in crew}
    overruns = dict.fromkeys(names.values(), 0)
    while True:
        victim = stackless.run(BUDGET)
        if victim is None:
            break
        name = names[victim]
        overruns[name] += 1
        if overruns[name] == 1:
            print(f"watchdog: {name} overran and goes to the end of the queue")
        victim.insert()
    for name, count in overruns.items():
        print(f"watchdog: {name} overran", "often" if count > 1 else "never" if count == 0 else "once")


watch((polite, "Ada"), (hog, "Hog"), (polite, "Blaise"))
print()
watch((careful_hog, "Careful Hog"), (polite, "Charles"))
