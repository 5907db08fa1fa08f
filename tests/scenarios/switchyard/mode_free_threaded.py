# sy: clock=virtual atomic-mode=free-threaded check-interval=5
"""A program that is run with --atomic-mode free-threaded."""
import threading

import stackless
import switchyard

total = 0
inside = most = 0


def work():
    global total, inside, most
    for _ in range(100):
        with stackless.atomic():
            inside += 1
            most = max(most, inside)
            value = total
            for _ in range(3):
                pass
            total = value + 1
            inside -= 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("all counted:", total == 200, "ever two inside:", most > 1)
with stackless.atomic():
    print("a tasklet is atomic:", stackless.getcurrent().atomic)
    channel = stackless.channel()
    threading.Thread(target=channel.send, args=("while we wait",)).start()
    print(channel.receive(), stackless.getcurrent().atomic)
print(switchyard.set_atomic_mode("extended"))
