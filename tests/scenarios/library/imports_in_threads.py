# sy: clock=virtual check-interval=10
import threading

seen = []


def use():
    import imports_slow
    seen.append(imports_slow.LAST)


threads = [threading.Thread(target=use) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(seen)
