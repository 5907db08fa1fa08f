import queue


def attempt(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except Exception as error:
        return type(error).__name__, error.args, type(error).__module__


q = queue.Queue(3)
print(q.empty(), q.full(), q.qsize(), q.maxsize)
for item in "abc":
    q.put(item)
print(q.full(), q.qsize(), list(q.queue), attempt(q.put, "d", False), attempt(q.put_nowait, "d"),
      attempt(q.put, "d", timeout=0.01), attempt(q.put, "d", timeout=-1))
print(q.get(), q.get_nowait(), q.get(timeout=1), attempt(q.get, False), attempt(q.get_nowait),
      attempt(q.get, timeout=0.01), attempt(q.get, timeout=-1), attempt(q.get, True, 0))
print(q.unfinished_tasks, q.task_done(), q.task_done(), q.task_done(), attempt(q.task_done), q.join())
lifo = queue.LifoQueue()
heap = queue.PriorityQueue()
for item in (3, 1, 2):
    lifo.put(item)
    heap.put((item, str(item)))
print([lifo.get() for _ in range(3)], [heap.get() for _ in range(3)])
simple = queue.SimpleQueue()
simple.put(1)
simple.put(2, False, 5)
simple.put_nowait(3)
print(simple.qsize(), simple.empty(), simple.get(), simple.get(timeout=1), simple.get_nowait(),
      attempt(simple.get, False), attempt(simple.get, timeout=0.01), attempt(simple.get, timeout=-1),
      attempt(simple.get_nowait), simple.empty())
print(queue.Queue[int], queue.SimpleQueue[str])
print(issubclass(queue.Empty, Exception), queue.Empty, queue.Full, queue.__all__)


class Unique(queue.Queue):
    def _init(self, maxsize):
        self.queue = set()

    def _put(self, item):
        self.queue.add(item)

    def _get(self):
        return self.queue.pop()


u = Unique()
for i in (1, 1, 1):
    u.put(i)
print(u.qsize(), u.get(), u.empty())
