import _thread

lock = _thread.allocate_lock()
done = _thread.allocate_lock()
total = 0
done.acquire()
left = 5


def work(n, step=1):
    global total, left
    for _ in range(n):
        with lock:
            total += step
    with lock:
        left -= 1
        if left == 0:
            done.release()
    _thread.exit()


for i in range(4):
    _thread.start_new_thread(work, (10 * i,))
_thread.start_new_thread(work, (1,), {"step": 1000})
done.acquire()
print(total, _thread.TIMEOUT_MAX > 1e6, _thread.error is RuntimeError, _thread.LockType is type(lock))
