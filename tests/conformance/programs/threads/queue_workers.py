import queue
import threading

jobs = queue.Queue(2)
results = queue.SimpleQueue()


def worker():
    while True:
        job = jobs.get()
        if job is None:
            jobs.task_done()
            return
        results.put(job * job)
        jobs.task_done()


threads = [threading.Thread(target=worker) for _ in range(3)]
for t in threads:
    t.start()
for n in range(20):
    jobs.put(n)
jobs.join()
print(sorted(results.get() for _ in range(20)), results.empty(), jobs.unfinished_tasks)
for _ in threads:
    jobs.put(None)
for t in threads:
    t.join()
print(jobs.empty(), threading.active_count())
