import queue
import threading
import time

q = queue.Queue(1)
started = time.monotonic()
for call in (lambda: q.get(timeout=0.05), lambda: q.get(True, 0.05)):
    try:
        call()
    except queue.Empty:
        print("empty")
print(time.monotonic() - started >= 0.1)
threading.Timer(0.02, q.put, ["late"]).start()
print(q.get(timeout=5))
q.put("full")
threading.Timer(0.02, q.get).start()
q.put("room", timeout=5)
print(q.get(), q.empty())
