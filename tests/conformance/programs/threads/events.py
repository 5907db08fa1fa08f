import threading

event = threading.Event()
print(event.is_set(), event.wait(0.01), repr(event).split(": ")[1], repr(event).split(" at")[0])
results = []


def waiter():
    results.append(event.wait())


threads = [threading.Thread(target=waiter) for _ in range(4)]
for t in threads:
    t.start()
print(results)
event.set()
for t in threads:
    t.join()
print(results, event.is_set(), event.wait(), event.wait(0), repr(event).split(": ")[1])
event.clear()
print(event.is_set(), event.wait(0))
ping, pong = threading.Event(), threading.Event()
log = []


def ponger():
    for i in range(3):
        ping.wait()
        ping.clear()
        log.append(f"pong {i}")
        pong.set()


t = threading.Thread(target=ponger)
t.start()
for i in range(3):
    log.append(f"ping {i}")
    ping.set()
    pong.wait()
    pong.clear()
t.join()
print(log)
