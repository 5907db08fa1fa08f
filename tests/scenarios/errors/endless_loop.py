# sy: exit=1 ticks=100000
while True:
    pass
