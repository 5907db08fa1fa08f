"""The lock suite: every lock, by every crew, over many seeds of thread switching.

    switchyard --clock virtual suite.py [--seeds FIRST LAST] [--mode MODE] [--find] [WORD ...]

Runs the works whose line contains every WORD. With --find it looks for a seed that fails, for each
whose locks need the extended `atomic`, and it is an error if there is none: that is how the races of
the old one are shown.
"""
import random
import sys

import switchyard
from crews import CREWS
from stacklesslib import app, main
from works import ATOMIC_WORKS, NO_LOCK, THREAD_WORKS


def trial(make_work, crew_class, seed):
    """What went wrong with this seed, or None."""
    rng = random.Random(seed)
    switchyard.set_check_interval(rng.randrange(2, 40))
    switchyard.set_seed(seed)
    work = make_work(rng)
    crew = work.crew = crew_class(work.workers(), rng)
    try:
        crew.run()
        work.check()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
    finally:
        switchyard.set_check_interval(100)
    return None


def lines():
    """(title, work, crew, fails with the old atomic, fails always) for all that there is to try."""
    for name, work in ATOMIC_WORKS.items():
        for crew in CREWS:
            yield f"{name} by {crew}", work, CREWS[crew], crew != "tasklets", False
    for name, work in THREAD_WORKS.items():
        yield f"{name} by threads", work, CREWS["threads"], False, False
    for name, work in NO_LOCK.items():
        yield f"{name} by threads", work, CREWS["threads"], True, True


def parse(arguments):
    first, last, mode, find, words = 0, 1000, "extended", False, []
    arguments = iter(arguments)
    for argument in arguments:
        if argument == "--seeds":
            first, last = int(next(arguments)), int(next(arguments))
        elif argument == "--mode":
            mode = next(arguments)
        elif argument == "--find":
            find = True
        else:
            words.append(argument)
    return range(first, last), mode, find, words


def run(arguments):
    seeds, mode, find, words = parse(arguments)
    app.install_stackless()
    wrong = 0
    for title, work, crew, racy, broken in lines():
        if not all(word in title for word in words):
            continue
        switchyard.set_atomic_mode(mode)
        failure = None
        for seed in seeds:
            failure = trial(work, crew, seed)
            if failure is not None:
                break
        switchyard.set_atomic_mode("extended")
        if failure is not None:
            text = f"fails with seed {seed}: {failure}"
        else:
            text = f"right with {len(seeds)} seeds"
        if (failure is not None) != (broken or find and racy):
            wrong += 1
            text += "  <-- NOT EXPECTED"
        print(f"{title}: {text}")
    return wrong


if __name__ == "__main__":
    sys.exit(1 if run(sys.argv[1:]) else 0)
