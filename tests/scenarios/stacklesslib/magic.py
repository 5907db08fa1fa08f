# sy: clock=virtual
"""Threads made of tasklets: what is imported after patching is the replacement."""
from stacklesslib import magic


def program():
    import queue
    import threading
    import time

    import stackless
    started = time.monotonic()
    log = []
    lock = threading.Lock()

    def work(n):
        for i in range(2):
            time.sleep(0.25 * (n + 1))
            with lock:
                log.append((n, i, stackless.getcurrent().thread_id))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    print(threading.active_count(), threading.current_thread().name, len(stackless.threads))
    for thread in threads:
        thread.join()
    print([entry[:2] for entry in log], {entry[2] for entry in log} == {stackless.main.thread_id})
    print(f"{time.monotonic() - started:.2f}", [thread.is_alive() for thread in threads])

    event = threading.Event()
    threading.Timer(0.5, event.set).start()
    print(event.wait(0.25), event.wait(1))
    condition = threading.Condition()
    with condition:
        print(condition.wait(0.25), condition.wait_for(lambda: True))
    again = threading.RLock()
    with again, again:
        print("twice", again._is_owned())
    items = queue.Queue(1)
    threading.Thread(target=lambda: [items.put(i) for i in range(3)]).start()
    print([items.get() for _ in range(3)])
    barrier = threading.Barrier(2)
    threading.Thread(target=barrier.wait).start()
    print(barrier.wait() in (0, 1))
    values = threading.local()
    values.x = 1
    other = threading.Thread(target=lambda: print(hasattr(values, "x")))
    other.start()
    other.join()

    def fail():
        raise ValueError("printed by the hook")

    threading.excepthook = lambda args: print("hook:", args.exc_value, args.thread.name)
    failing = threading.Thread(target=fail, name="failing")
    failing.start()
    failing.join()
    for call in (lock.release, again.release, lambda: lock.acquire(False, 1)):
        try:
            call()
        except (RuntimeError, ValueError) as error:
            print(error)
    threading.Thread(target=lambda: (time.sleep(0.5), print("waited for"))).start()
    threading.Thread(target=lambda: (time.sleep(9), print("never")), daemon=True).start()
    return "result"


print(magic.run(program))
