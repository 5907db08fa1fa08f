from zoo.ring_a import a
b = 2
