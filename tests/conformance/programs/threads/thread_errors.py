import _thread
import threading


def attempt(call):
    try:
        print(call())
    except BaseException as error:
        print(type(error).__name__, error)


class NoInit(threading.Thread):
    def __init__(self):
        pass


done = threading.Thread(target=int)
done.start()
done.join()
lock = threading.Lock()
attempt(lambda: threading.Thread(5))
attempt(lambda: done.start())
attempt(lambda: threading.Thread().join())
attempt(lambda: threading.current_thread().join())
attempt(lambda: NoInit().start())
attempt(lambda: NoInit().join())
attempt(lambda: NoInit().name)
attempt(lambda: repr(NoInit()))
attempt(lambda: setattr(threading.current_thread(), "daemon", True))
attempt(lambda: threading.Thread(target=print, bad=1))
attempt(lambda: lock.release())
attempt(lambda: lock.acquire(False, 1))
attempt(lambda: lock.acquire(timeout=-2))
attempt(lambda: lock.acquire("x", "y"))
attempt(lambda: threading.RLock().release())
attempt(lambda: threading.Condition().wait())
attempt(lambda: threading.Condition().notify())
attempt(lambda: threading.Condition().notify_all())
attempt(lambda: threading.Semaphore(-1))
attempt(lambda: threading.Semaphore().release(0))
attempt(lambda: threading.Semaphore().acquire(False, 1))
attempt(lambda: threading.BoundedSemaphore().release())
attempt(lambda: threading.local(1))
attempt(lambda: _thread.start_new_thread(1, 2))
attempt(lambda: _thread.start_new_thread(print, 2))
attempt(lambda: _thread.start_new_thread(print, (), 3))
attempt(lambda: threading.stack_size(-1))
attempt(lambda: threading.stack_size(100))
attempt(lambda: threading.excepthook(5))
print(threading.stack_size(), threading.stack_size(65536), threading.stack_size(0))
