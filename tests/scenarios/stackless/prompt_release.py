"""Dead tasklets and channels nobody refers to are gone at once for those who watch them weakly"""
import weakref

import stackless


def f():
    pass


def gone(name):
    return lambda ref: print(name, "is gone")


t = stackless.tasklet(f)()
ref = weakref.ref(t, gone("the tasklet"))
del t
print("scheduled:", ref() is not None)
stackless.run()
print("ended:", ref())

t = stackless.tasklet(f)()
ref = weakref.ref(t, gone("the killed one"))
t.kill()
print("referred to:", ref() is t)
t = None
ref2 = weakref.ref(stackless.tasklet(f)(), gone("a later one"))
stackless.run()
print("both:", ref(), ref2())

channel = stackless.channel()
ref = weakref.ref(channel, gone("the channel"))
alias = channel
del channel
print("still referred to:", ref() is alias)
del alias
print("deleted:", ref())


class WithDel:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


x = WithDel("of the module")
del x


def local():
    y = WithDel("of a function")
    z = y
    del y
    print("one name is left")
    del z
    print("none is left")


local()

# Bound again it can be finalised again.
t = stackless.tasklet(f)()
stackless.run()
log = []


def waits():
    try:
        stackless.schedule_remove()
    finally:
        log.append("finally")


t.bind(waits)()
stackless.run()
ref = weakref.ref(t)
del t
stackless.run()
print(log)
