import threading


def fail():
    1 / 0


try:
    fail()
except ZeroDivisionError:
    pass
t = threading.Thread(target=lambda: None)
t.start()
t.join()
raise threading.BrokenBarrierError("in main")
