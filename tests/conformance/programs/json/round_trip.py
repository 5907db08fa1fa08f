import json
import random

rng = random.Random(5)
def value(depth):
    kind = rng.randrange(8 if depth else 5)
    if kind == 0:
        return rng.choice([None, True, False])
    if kind == 1:
        return rng.randint(-10**rng.randrange(1, 30), 10**rng.randrange(1, 30))
    if kind == 2:
        return rng.uniform(-1, 1) * 10**rng.randrange(-20, 20)
    if kind < 5:
        return "".join(rng.choice('ab"\\\n\té中😀\0/') for _ in range(rng.randrange(8)))
    if kind < 7:
        return [value(depth - 1) for _ in range(rng.randrange(5))]
    return {f"k{rng.randrange(9)}" + rng.choice(["", "é", '"']): value(depth - 1) for _ in range(rng.randrange(5))}
for i in range(60):
    v = value(4)
    for kw in ({}, {"ensure_ascii": False}, {"indent": 1}, {"separators": (",", ":")}):
        assert json.loads(json.dumps(v, **kw)) == v, v
    print(ascii(json.dumps(v)))
