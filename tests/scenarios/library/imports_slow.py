import time
print("the body runs once")
FIRST = 1
for i in range(100):
    FIRST += i
time.sleep(0.01)
LAST = FIRST
