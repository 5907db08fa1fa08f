"""Objects that occur twice, and cycles."""
import pickle


def back(x):
    return pickle.loads(pickle.dumps(x))


shared = [1]
pair = back([shared, shared])
print(pair[0] is pair[1])
loop = []
loop.append(loop)
loop = back(loop)
print(loop[0] is loop)
table = {}
table["self"] = table
table = back(table)
print(table["self"] is table)
inner = []
outer = (inner,)
inner.append(outer)
outer = back(outer)
print(outer[0][0] is outer, type(outer))


class Node:
    def __init__(self, name):
        self.name = name
        self.next = None


a, b = Node("a"), Node("b")
a.next, b.next = b, a
a = back(a)
print(a.name, a.next.name, a.next.next is a)


class Bag(list):
    pass


bag = Bag()
bag.append(bag)
bag.owner = {"bag": bag}
bag = back(bag)
print(bag[0] is bag, bag.owner["bag"] is bag)
node = Node("n")
node.next = frozenset({node})
node = back(node)
print([x is node for x in node.next])
text = "".join(["some", "text"])
two = back([text, text])
print(two[0] is two[1])
