from zoo.ring_b import b
a = 1
