"""A channel between threads

Each thread has tasklets of its own, and a channel may be used from any of them. When the other side
lives in another thread nobody is switched to: the value is handed over, the receiver becomes
runnable in its own thread, and the sender goes on.
"""
# sy: clock=virtual
import threading
import time

import stackless

jobs, answers, office_hours = stackless.channel(), stackless.channel(), stackless.channel()


def clerk(main_thread):
    print("clerk: in another thread:", stackless.getcurrent().thread_id != main_thread)
    for job in jobs:
        print("clerk: works on", job)
        answers.send(job * job)
    print("clerk: goes home")


def office(main_thread):
    stackless.tasklet(clerk)(main_thread)
    stackless.run()  # returns when the clerk waits for a job
    office_hours.send("open")
    office_hours.receive()  # the thread sleeps here, until somebody of it can run
    jobs.send_exception(StopIteration)


main_thread = stackless.getcurrent().thread_id
thread = threading.Thread(target=office, args=(main_thread,))
thread.start()
print("main: the office is", office_hours.receive())

for job in (3, 4):
    while jobs.queue is None:
        time.sleep(0.01)  # the clerk is not back yet
    with stackless.atomic():  # no other thread runs in here
        waiting = jobs.queue
        jobs.send(job)
        print(f"main: job {job} was handed over; the clerk is runnable:", not waiting.blocked)
    print("main: the answer is", answers.receive())

office_hours.send("closed")
thread.join()
print("main: the thread has ended")
