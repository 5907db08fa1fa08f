"""Hello, tasklets

A tasklet is a function that runs until it gives way. Calling stackless.tasklet(function)(arguments)
puts one at the end of the queue; stackless.run() runs the queue until nobody is left. With
stackless.schedule() a tasklet lets the next one run and joins the end of the queue again.
"""
import stackless


def greeter(name):
    for count in (1, 2):
        print(f"hello number {count} from {name}")
        stackless.schedule()
    print(f"{name} is done")


for name in ("Ada", "Blaise", "Charles"):
    stackless.tasklet(greeter)(name)
print("runnable:", stackless.getruncount(), "- three tasklets, and this one")

stackless.run()
print("runnable:", stackless.getruncount())
