# sy: skip-hard=C-stacks-cannot-be-pickled
"""Each state of a tasklet, pickled: alive ones come back paused, others as they were"""
import pickle
import stackless


def show(title, t):
    u = pickle.loads(pickle.dumps(t))
    print(f"{title}: alive {u.alive} paused {u.paused} blocked {u.blocked} scheduled {u.scheduled} "
          f"frame {u.frame is not None} depth {u.recursion_depth} restorable {u.restorable} "
          f"atomic {u.atomic} nesting {u.ignore_nesting} trap {u.block_trap}")
    return u


def steps(*names):
    for name in names:
        print("step", name)
        stackless.schedule_remove()
    return len(names)


def nested(depth):
    return nested(depth - 1) if depth else steps("deep")


def waits(channel):
    print("got", channel.receive())


show("unbound", stackless.tasklet())
u = show("bound", stackless.tasklet(steps))
u("from bound")
stackless.run()
u = show("not started", stackless.tasklet().bind(steps, ("a",)))
u.run()
u = show("keywords", stackless.tasklet().bind(dict, (), {"k": 1}))
u.run()
print(u.alive)
t = stackless.tasklet(steps)("b", "c")
u = show("scheduled, not started", t)
stackless.run()
u = show("paused", t)
t.insert()
u = show("scheduled", t)
stackless.run()
u.insert()
stackless.run()
t.insert()
stackless.run()
u = show("dead", t)
t = stackless.tasklet(nested)(5)
stackless.run()
u = show("deep", t)
u.run()
print(u.alive, u.recursion_depth)
t.kill()
t = stackless.tasklet(steps)("flags")
t.set_atomic(True)
t.set_ignore_nesting(True)
t.block_trap = True
stackless.run()
show("flags", t)
t.kill()
channel = stackless.channel()
t = stackless.tasklet(waits)(channel)
stackless.run()
u = show("blocked", t)
u._channel.send("sent to the copy")
channel.send("sent to the original")
stackless.run()
t = stackless.tasklet(steps)("tempval")
stackless.run()
t.tempval = ["kept"]
print(pickle.loads(pickle.dumps(t)).tempval)
t.throw(ValueError("thrown"), pending=True)
u = pickle.loads(pickle.dumps(t))
for x in t, u:
    try:
        x.run()
    except ValueError as e:
        print("raised:", e, x.alive)
