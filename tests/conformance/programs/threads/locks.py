import threading

lock = threading.Lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01))
print(lock.release(), lock.locked())
with lock as value:
    print(value, lock.locked())
print(lock.locked())
try:
    with lock:
        raise KeyError("inside")
except KeyError:
    print(lock.locked())
lock.acquire()


def release():
    lock.release()


t = threading.Thread(target=release)
t.start()
t.join()
print("released by another thread:", lock.locked())
rlock = threading.RLock()
with rlock as first:
    with rlock:
        print(first, rlock.acquire(), rlock.acquire(False))
        rlock.release()
        rlock.release()
seen = []


def other():
    seen.append(rlock.acquire(False))
    try:
        rlock.release()
    except RuntimeError as error:
        seen.append(str(error))


for hold in (True, False):
    if hold:
        rlock.acquire()
    t = threading.Thread(target=other)
    t.start()
    t.join()
    if hold:
        rlock.release()
print(seen)
print(repr(lock).split(" at ")[0], repr(rlock).split(" owner")[0])
print(threading.Lock is not threading.RLock, type(lock).__name__, type(rlock).__name__)
