import threading
import time

go = threading.Event()
t = threading.Thread(target=go.wait)
t.start()
t.join(0)
t.join(0.01)
t.join(-1)
print(t.is_alive())
go.set()
t.join()
t.join()
t.join(0)
print(t.is_alive())
log = []


def chain(n):
    if n:
        inner = threading.Thread(target=chain, args=(n - 1,))
        inner.start()
        inner.join()
    log.append(n)


chain(4)
print(log)
main = threading.main_thread()


def after_main():
    main.join()
    print("main has ended:", not main.is_alive())


threading.Thread(target=after_main).start()
print("end of main")
