import queue
import threading

END = object()


def stage(function, source, target):
    while (item := source.get()) is not END:
        target.put(function(item))
    target.put(END)


queues = [queue.Queue(1) for _ in range(4)]
functions = [lambda x: x + 1, lambda x: x * 2, str]
for function, source, target in zip(functions, queues, queues[1:]):
    threading.Thread(target=stage, args=(function, source, target)).start()


def feed():
    for i in range(10):
        queues[0].put(i)
    queues[0].put(END)


threading.Thread(target=feed).start()
print(list(iter(queues[-1].get, END)))
