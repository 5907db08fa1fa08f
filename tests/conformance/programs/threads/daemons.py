import threading
import time


def inherit():
    t = threading.Thread(target=int)
    print(threading.current_thread().daemon, t.daemon)


for daemon in (True, False):
    t = threading.Thread(target=inherit, daemon=daemon)
    t.start()
    t.join()
t = threading.Thread(target=int)
t.daemon = True
print(t.daemon, t)
t.start()
t.join()
threading.Thread(target=lambda: (time.sleep(60), print("never")), daemon=True).start()


def last():
    time.sleep(0.05)
    print("a thread that is waited for")


threading.Thread(target=last).start()
print("main ends")
