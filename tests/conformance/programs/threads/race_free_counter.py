import threading


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.n = 0

    def add(self):
        with self.lock:
            n = self.n
            self.n = n + 1


counter = Counter()


def work():
    for _ in range(200):
        counter.add()


threads = [threading.Thread(target=work) for _ in range(8)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter.n)
