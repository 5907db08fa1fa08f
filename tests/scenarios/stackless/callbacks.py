import stackless

log = []
names = {}


def name(t):
    return "main" if t.is_main else names[t]


def spawn(title, f):
    t = stackless.tasklet(f)()
    names[t] = title
    return t


def on_schedule(prev, next):
    log.append((name(prev), name(next)))


print(stackless.get_schedule_callback(), stackless.set_schedule_callback(on_schedule))
spawn("a", stackless.schedule)
spawn("b", lambda: None)
stackless.run()
print(stackless.set_schedule_callback(None) is on_schedule, log)

log.clear()
ch = stackless.channel()


def on_channel(channel, t, sending, willblock):
    log.append((name(t), sending, willblock, t.tempval))


stackless.set_channel_callback(on_channel)
spawn("r", ch.receive).run()
ch.send(1)
spawn("s", lambda: ch.send(7))
stackless.run()
ch.receive()
print(stackless.set_channel_callback(None) is on_channel, log)


def recursive(channel, t, sending, willblock):
    try:
        ch.send(1)
    except RuntimeError as e:
        print(e)


stackless.set_channel_callback(recursive)
spawn("r", ch.receive)
stackless.run()
stackless.set_channel_callback(None)
print(ch.balance)


def broken(prev, next):
    raise ValueError("in a callback")


stackless.set_schedule_callback(broken)
spawn("c", lambda: print("runs all the same"))
stackless.run()
stackless.set_schedule_callback(None)
