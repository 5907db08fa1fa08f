"""A channel that is dropped while tasklets wait on it lets them go as paused"""
# sy: skip-hard=a-C-stack-keeps-the-channel
import gc

import stackless


def receives():
    stackless.channel().receive()


def sends():
    stackless.channel().send(1)


for f in (receives, sends):
    t = stackless.tasklet(f)()
    stackless.run()
    gc.collect()
    print(t.blocked, t.alive, t.scheduled, t.paused, t._channel)
    t.insert()
    stackless.run()
    print(t.alive)


def keeps():
    channel = stackless.channel()
    channel.receive()


t = stackless.tasklet(keeps)()
stackless.run()
gc.collect()
print(t.blocked, t.scheduled)
t.kill()
print(t.blocked, t.alive)
