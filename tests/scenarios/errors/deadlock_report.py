"""The errors of a deadlock tell which tasklet waits on which channel, and where"""
# sy: exit=1 clock=virtual check-interval=1000000000
import threading
import time

import stackless

a, b, c = [stackless.channel() for _ in range(3)]


def receives(channel):
    return channel.receive()


class Service:
    def work(self):
        self.answer()

    def answer(self):
        b.send(1)


def report(call):
    try:
        call()
    except RuntimeError as e:
        print(e)
        for note in e.__notes__:
            print(" ", note)


# The last one that blocks gets the error; the others are listed in order of creation.
stackless.tasklet(receives)(a)
stackless.tasklet(Service().work)()
report(c.receive)
report(lambda: receives(c))

# The last one ends while main waits.
stackless.tasklet(lambda: None)()
report(lambda: c.send(5))


# In every thread.
d = stackless.channel()


def thread():
    stackless.tasklet(receives)(c)
    d.receive()
    stackless.run()


th = threading.Thread(target=thread)
th.start()
time.sleep(0.01)
report(b.receive)
d.send(None)
c.send(None)
th.join()


# More than 20 are counted only. Uncaught the notes are below the message.
def many():
    for n in range(30):
        stackless.tasklet(receives)(a)
    stackless.run()
    b.receive()


many()
