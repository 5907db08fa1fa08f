import threading
import time

lock = threading.Lock()
total = 0


def add(n):
    global total
    for _ in range(n):
        with lock:
            total += 1


threads = [threading.Thread(target=add, args=(500,), name=f"adder-{i}") for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(total, [t.is_alive() for t in threads], threads[0].name, threads[0].daemon)
print(threading.current_thread().name, threading.active_count(), threading.main_thread().ident is not None)
print(lock.locked(), lock.acquire(False), lock.acquire(False), lock.acquire(timeout=0.01), lock.release())
for call in (lock.release, lambda: threads[0].start(), lambda: threading.Thread().join(),
             lambda: threading.RLock().release(), lambda: lock.acquire(False, 1)):
    try:
        call()
    except (RuntimeError, ValueError) as e:
        print(type(e).__name__, e)

event = threading.Event()
order = []


def waiter():
    order.append("waits")
    order.append(event.wait())


t = threading.Thread(target=waiter)
t.start()
time.sleep(0.05)
order.append("sets")
event.set()
t.join()
print(order, event.is_set(), threading.Event().wait(0.01))

condition = threading.Condition()
queue = []


def consumer(results):
    for _ in range(3):
        with condition:
            condition.wait_for(lambda: queue)
            results.append(queue.pop(0))


results = []
t = threading.Thread(target=consumer, args=(results,))
t.start()
for i in range(3):
    with condition:
        queue.append(i)
        condition.notify()
t.join()
print(results)

semaphore = threading.Semaphore(2)
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(False), semaphore.acquire(timeout=0.01))
bounded = threading.BoundedSemaphore(1)
try:
    bounded.release()
except ValueError as e:
    print(e)

barrier = threading.Barrier(3)
passed = []


def runner():
    passed.append(barrier.wait())


threads = [threading.Thread(target=runner) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(passed), barrier.n_waiting, barrier.broken)

local = threading.local()
local.x = "main"


def other():
    print(hasattr(local, "x"))
    local.x = "other"
    print(local.x)


t = threading.Thread(target=other)
t.start()
t.join()
print(local.x)
timer = threading.Timer(0.02, lambda: print("timer"))
timer.start()
timer.join()
cancelled = threading.Timer(5, print)
cancelled.start()
cancelled.cancel()
cancelled.join()
rlock = threading.RLock()
with rlock:
    with rlock:
        print("twice")
slow = threading.Thread(target=time.sleep, args=(0.2,))
slow.start()
slow.join(0.01)
print(slow.is_alive())
slow.join()
print(slow.is_alive())
threading.Thread(target=lambda: (time.sleep(0.05), print("joined at the end"))).start()
threading.Thread(target=lambda: (time.sleep(50), print("never")), daemon=True).start()
print("main ends")
