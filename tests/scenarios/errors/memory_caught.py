# sy: memory=16M
import gc

grow = [0]
try:
    while True:
        grow = grow + grow
except MemoryError:
    grow = None
    print("caught")
gc.collect()
print("there is room again:", len([0] * 100000))
