import threading
import time

log = []
t = threading.Timer(0.02, log.append, ["first"])
t.start()
cancelled = threading.Timer(9, log.append, args=["never"])
cancelled.start()
cancelled.cancel()
cancelled.join()
t.join()
with_keywords = threading.Timer(0, lambda a, b: log.append((a, b)), kwargs={"a": 1, "b": 2})
with_keywords.start()
with_keywords.join()
print(log, cancelled.finished.is_set(), t.interval, t.args, t.is_alive())
