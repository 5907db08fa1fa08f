import threading


class ReadWriteLock:
    def __init__(self):
        self.cond = threading.Condition()
        self.readers = 0
        self.writing = False

    def read(self, action):
        with self.cond:
            self.cond.wait_for(lambda: not self.writing)
            self.readers += 1
        try:
            return action()
        finally:
            with self.cond:
                self.readers -= 1
                self.cond.notify_all()

    def write(self, action):
        with self.cond:
            self.cond.wait_for(lambda: not self.writing and not self.readers)
            self.writing = True
        try:
            return action()
        finally:
            with self.cond:
                self.writing = False
                self.cond.notify_all()


lock = ReadWriteLock()
data = [0, 0]
torn = []


def increment():
    data[0] += 1
    data[1] += 1


def check():
    if data[0] != data[1]:
        torn.append(list(data))


def writer():
    for _ in range(30):
        lock.write(increment)


def reader():
    for _ in range(30):
        lock.read(check)


threads = [threading.Thread(target=f) for f in (writer, reader, writer, reader, reader)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(data, torn)
