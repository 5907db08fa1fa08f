import threading

cond = threading.Condition()
queue = []
results = []


def consumer(n):
    for _ in range(n):
        with cond:
            while not queue:
                cond.wait()
            results.append(queue.pop(0))


threads = [threading.Thread(target=consumer, args=(5,)) for _ in range(3)]
for t in threads:
    t.start()
for i in range(15):
    with cond:
        queue.append(i)
        cond.notify()
for t in threads:
    t.join()
print(sorted(results), queue)
with cond:
    print(cond.wait(0.01), cond.wait_for(lambda: 0, 0.01), cond.wait_for(lambda: [1]))
    with cond:
        print(cond.wait(0.01))
phase = 0
order = []


def stage(n):
    global phase
    with cond:
        cond.wait_for(lambda: phase == n)
        order.append(n)
        phase += 1
        cond.notify_all()


threads = [threading.Thread(target=stage, args=(n,)) for n in (3, 1, 2, 0)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(order)
own = threading.Lock()
cond = threading.Condition(own)
with cond:
    print(own.locked(), cond.acquire(False))
print(own.locked())
print(repr(threading.Condition(threading.Lock())).split(" object")[0])
