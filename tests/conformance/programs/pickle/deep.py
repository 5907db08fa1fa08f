"""Wide and fairly deep structures."""
import pickle

x = []
for i in range(150):
    x = [i, (x,), {"k": x}]
y = pickle.loads(pickle.dumps(x))
depth = 0
while y:
    assert y[1][0] is y[2]["k"]
    y = y[1][0]
    depth += 1
print(depth)


class Tree:
    def __init__(self, left, right):
        self.left, self.right = left, right


def build(depth):
    return Tree(build(depth - 1), build(depth - 1)) if depth else None


def count(tree):
    return 1 + count(tree.left) + count(tree.right) if tree else 0


print(count(pickle.loads(pickle.dumps(build(9)))))
