# sy: exit=1
import stackless


def worker():
    return 1 // 0


stackless.tasklet(worker)()
stackless.run()
