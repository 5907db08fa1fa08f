# sy: exit=1 memory=16M
print("begins")
grow = [0]
while True:
    grow = grow + grow
