"""A dropped tasklet with C frames is killed until it ends, ten times at most"""
import gc
import weakref

import stackless

kills = []
done = False


def refuses(*key):
    while not done:
        try:
            stackless.schedule_remove()
        except TaskletExit:
            kills.append(1)
    return 0


def in_sort_key():
    [2, 1].sort(key=refuses)


def finishes(*key):
    try:
        stackless.channel().receive()
    finally:
        print("finally")


stubborn = weakref.ref(stackless.tasklet(in_sort_key)())
for n in range(3):
    stackless.tasklet(lambda: [1].sort(key=finishes))()
stackless.run()
for n in range(15):
    gc.collect()
    stackless.run()
print(len(kills), "kills", stubborn().alive)
done = True
stubborn().kill()
gc.collect()
print(stubborn())
