import stackless

ch = stackless.channel()
me = stackless.getcurrent()


def f():
    pass


waiting = stackless.tasklet(ch.receive)()
waiting.run()
for call in (
        lambda: stackless.set_schedule_callback(5),
        lambda: stackless.set_channel_callback(5),
        lambda: stackless.run("a"),
        lambda: stackless.run(1.5),
        lambda: ch.send_exception(5),
        lambda: ch.send_exception(ValueError("an instance")),
        lambda: ch.send_throw(5),
        lambda: ch.send_throw(ValueError("x"), 1),
        lambda: ch.send_throw(ValueError, None, 5),
        lambda: setattr(ch, "preference", "x"),
        lambda: setattr(ch, "schedule_all", "x"),
        lambda: stackless.tasklet(5),
        lambda: stackless.tasklet()(),
        lambda: stackless.tasklet(f).insert(),
        lambda: stackless.tasklet(f).run(),
        lambda: stackless.tasklet(f).switch(),
        lambda: stackless.tasklet(f).throw(ValueError),
        lambda: stackless.tasklet(f).raise_exception(5),
        lambda: stackless.tasklet().bind(None, ()),
        lambda: stackless.tasklet(f)()(),
        lambda: waiting.insert(),
        lambda: waiting.run(),
        lambda: waiting.remove(),
        lambda: waiting.bind(f),
        lambda: me.bind(f),
        lambda: me.remove(),
        lambda: me.set_atomic("x"),
        lambda: me.set_ignore_nesting("x"),
        lambda: setattr(me, "block_trap", "x"),
        lambda: me.__reduce__(),
        lambda: setattr(me, "trace_function", print),
        lambda: setattr(me, "profile_function", print),
        lambda: me.bind_thread(-5),
        lambda: stackless.get_thread_info(99),
        lambda: stackless.pickle_flags(8),
        lambda: stackless.switch_trap("x"),
):
    try:
        print("no error:", call())
    except Exception as e:
        print(type(e).__name__, e)
for call in (lambda: stackless.tasklet(f).kill(), lambda: stackless.tasklet(f).throw(TaskletExit),
             lambda: stackless.tasklet(f).remove().alive, lambda: waiting.kill()):
    print(call())
