# sy: clock=virtual
"""The modes of `atomic`, switched from inside a program."""
import threading

import stackless
import switchyard


def lost_updates(atomic):
    """How many of 200 increments by two threads are lost when they are `atomic`, or not."""
    total = 0

    def work():
        nonlocal total
        for _ in range(100):
            with stackless.atomic() if atomic else threading.Lock():
                value = total
                for _ in range(3):
                    pass
                total = value + 1

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return 200 - total


switchyard.set_check_interval(5)
for mode in switchyard.ATOMIC_MODES:
    old = switchyard.set_atomic_mode(mode)
    print(f"{old} -> {mode}: atomic loses {'some' if lost_updates(True) else 'none'}, "
          f"nothing around loses {'some' if lost_updates(False) else 'none'}")
print(switchyard.set_atomic_mode("extended"))
try:
    switchyard.set_atomic_mode("none")
except ValueError as error:
    print(error)


def order(seed):
    switchyard.set_seed(seed)
    log = []
    threads = [threading.Thread(target=lambda n=n: [log.append(n) for _ in range(20)])
               for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return log


print("a seed decides:", order(1) == order(1), order(1) != order(2))
print(switchyard.get_check_interval(), switchyard.set_check_interval(100))
try:
    switchyard.set_check_interval(0)
except ValueError as error:
    print(error)
try:
    switchyard.nothing_of_that_name
except AttributeError as error:
    print(error)
