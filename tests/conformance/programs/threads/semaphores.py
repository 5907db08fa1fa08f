import threading
import time

places = threading.Semaphore(2)
lock = threading.Lock()
inside = most = 0


def work():
    global inside, most
    with places:
        with lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.01)
        with lock:
            inside -= 1


threads = [threading.Thread(target=work) for _ in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(inside, most)
print(places.acquire(), places.acquire(), places.acquire(False), places.acquire(timeout=0.01))
print(places.release(2), places.acquire(blocking=False))
with places as got:
    print(got)
bounded = threading.BoundedSemaphore(2)
bounded.acquire()
bounded.release()
for n in (1, 2):
    try:
        bounded.release(n)
    except ValueError as error:
        print(error)
for s in (threading.Semaphore(), threading.Semaphore(3), threading.BoundedSemaphore(4)):
    print(repr(s).split(" at ")[0], repr(s).split(": ")[1])
