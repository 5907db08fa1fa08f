import atexit
import threading
import time

atexit.register(print, "atexit")


def work():
    time.sleep(0.02)
    print("thread ends, main alive:", threading.main_thread().is_alive())


threading.Thread(target=work).start()
print("main ends")
