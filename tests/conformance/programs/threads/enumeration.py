import _thread
import threading

main = threading.main_thread()
print(main.name, main is threading.current_thread(), main.daemon, threading.active_count(),
      threading.enumerate() == [main], main.ident == threading.get_ident())
go = threading.Event()
begun = threading.Semaphore(0)


def work():
    begun.release()
    go.wait()


threads = [threading.Thread(target=work, name=f"w{i}") for i in range(3)]
print(threading.active_count())
for t in threads:
    t.start()
print(threading.active_count(), sorted(t.name for t in threading.enumerate()))
print(len({t.ident for t in threads}), all(t in threading.enumerate() for t in threads))
go.set()
for t in threads:
    t.join()
print(threading.active_count())
result = []
done = threading.Lock()
done.acquire()


def foreign():
    me = threading.current_thread()
    result.append((type(me).__name__, me.daemon, me.is_alive(), me.ident == threading.get_ident()))
    done.release()


ident = _thread.start_new_thread(foreign, ())
done.acquire()
print(result, isinstance(ident, int))
