"""Killing as a clean way to stop

kill() raises TaskletExit in a tasklet where it stands. Its finally blocks and with statements run, so
nothing is left open, and the end is a normal one: TaskletExit is no error. Workers and services are
therefore written as endless loops and ended by whoever started them.
"""
import stackless


class Connection:
    def __enter__(self):
        print("service: connection opened")

    def __exit__(self, exc_type, exc, traceback):
        print("service: connection closed because of", exc_type.__name__)


def worker(name, jobs):
    try:
        while True:
            print(f"{name} does the {jobs.receive()}")
    finally:
        print(f"{name} puts the tools away")


def service(requests):
    with Connection():
        for request in requests:
            print("service: answers", request)


def careless(channel):
    while True:
        try:
            channel.receive()
        except Exception as error:
            print("careless: swallows", repr(error))


def stubborn(channel):
    try:
        channel.receive()
    except TaskletExit:
        print("stubborn: not yet")
        stackless.schedule()
    print("stubborn: now I am done")


jobs, requests, nothing = stackless.channel(), stackless.channel(), stackless.channel()
crew = [stackless.tasklet(worker)(name, jobs) for name in ("Ada", "Blaise")]
crew.append(stackless.tasklet(service)(requests))
stackless.run()  # returns when all of them wait

jobs.send("dishes")
jobs.send("floor")
requests.send("the telephone")

print("-- closing time")
for tasklet in crew:
    tasklet.kill()
print("alive:", [tasklet.alive for tasklet in crew], "waiting for jobs:", -jobs.balance)

print("-- kill is no Exception")
tasklet = stackless.tasklet(careless)(nothing)
stackless.run()
nothing.send_exception(ValueError, "a real error")
tasklet.kill()
print("careless is alive:", tasklet.alive)
print("TaskletExit is an Exception:", issubclass(TaskletExit, Exception))

print("-- what has not begun, and what has ended")
tasklet = stackless.tasklet(print)("never printed")
tasklet.kill()
tasklet.kill()
print("alive:", tasklet.alive)

print("-- it may refuse for a while")
tasklet = stackless.tasklet(stubborn)(nothing)
stackless.run()
tasklet.kill()
print("still alive:", tasklet.alive)
stackless.run()
print("still alive:", tasklet.alive)
