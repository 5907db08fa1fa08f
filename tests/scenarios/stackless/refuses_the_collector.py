"""A dropped tasklet with C frames is killed until it ends, ten times at most"""
import gc

import stackless

kills = []


def refuses(*key):
    while True:
        try:
            stackless.schedule_remove()
        except TaskletExit:
            kills.append(1)


def in_sort_key():
    [2, 1].sort(key=refuses)


def finishes(*key):
    try:
        stackless.channel().receive()
    finally:
        print("finally")


stackless.tasklet(in_sort_key)()
for n in range(3):
    stackless.tasklet(lambda: [1].sort(key=finishes))()
stackless.run()
for n in range(15):
    gc.collect()
    stackless.run()
print(len(kills), "kills")
