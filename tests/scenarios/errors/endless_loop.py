# sy: exit=1 ticks=100001
while True:
    pass
