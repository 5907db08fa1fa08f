# sy: skip-hard=C-stacks-cannot-be-pickled skip-wasm=collections-come-at-other-times-and-show-in-the-trace
"""Pickles with random bytes changed and the checksum made right: errors, or something else, but no crash"""
import _pickle
import pickle
import random
import stackless


def forge(body):
    crc = _pickle.checksum(body)
    return (b"SWYP\x01\0\0\0" + len(body).to_bytes(4, "little") + crc.to_bytes(4, "little")
            + body)


class Node:
    __slots__ = ("left", "right", "__dict__")

    def __init__(self, left):
        self.left = left
        self.extra = {"k": left}


def numbers(n):
    total = 0
    try:
        for i in range(n):
            total += i
            yield [total, f"{i}:{total}"]
    except ValueError as e:
        yield repr(e)
    finally:
        total = None


def delegating():
    yield from numbers(5)


def work(channel, depth):
    local = {"a": [depth], **{"b": 2}}
    if depth:
        return work(channel, depth - 1)
    with stackless.atomic():
        pass
    try:
        raise KeyError(depth)
    except KeyError as e:
        for key, value in local.items():
            got = channel.receive()
            local = {**local, str(got): (key, value, e)}
    return [x for x in local]


def closure(n):
    def inner(a, b=[1], *, c=n):
        nonlocal n
        n += a
        return n, b, c
    return inner


def samples():
    yield [1, -1, 2**70, 1.5, 2j, "text", "é", b"bytes", bytearray(b"x"), (1, (2,)), {3, 4},
           frozenset({5}), {"k": None, 6: ...}, range(3), slice(1), True]
    a = Node([1])
    a.right = Node(a)
    yield [a, Node, a.__init__, len, "x".upper, str.upper, ValueError("v"), KeyError("k", 2)]
    yield [iter([1, 2]), enumerate("ab"), zip([1], [2]), map(len, ["a"]), reversed((1, 2))]
    yield [closure(1), lambda x: x, numbers]
    g = numbers(4)
    next(g)
    yield g
    g = delegating()
    next(g)
    yield [g, numbers(2)]
    channel = stackless.channel()
    t = stackless.tasklet(work)(channel, 2)
    stackless.run()
    yield t
    yield [channel, stackless.tasklet().bind(work, (channel, 1))]


def use(value, depth=0):
    """Looks at what was loaded and lets it run, a little."""
    repr(value)
    if depth < 4 and isinstance(value, (list, tuple)):
        for item in value:
            use(item, depth + 1)
    elif isinstance(value, stackless.tasklet):
        if value.paused:
            value.insert()
    elif isinstance(value, stackless.channel):
        for i in range(min(10, -value.balance)):
            value.send(i)
    elif type(value) is type(numbers(1)):
        for i in range(4):
            next(value)
    elif callable(value) and getattr(value, "__name__", "") in ("inner", "<lambda>"):
        value(1)


def attempt(data):
    try:
        value = pickle.loads(data)
        stackless.tasklet(use)(value)
        for i in range(5):
            victim = stackless.run(3000)
            if victim is None:
                break
            victim.kill()
    except (Exception, SystemExit):
        pass
    finally:
        while stackless.getruncount() > 1:
            try:
                stackless.getcurrent().next.remove().bind(None)
            except Exception:
                pass


rng = random.Random(20)
for sample in samples():
    body = pickle.dumps(sample)[16:]
    where = [i for i in range(len(body)) if len(body) < 400 or i < 150 or i > len(body) - 400]
    for trial in range(150):
        changed = bytearray(body)
        for change in range(rng.randint(1, 3)):
            i = rng.choice(where) % len(changed)
            kind = rng.randrange(4)
            if kind == 0:
                changed[i] = rng.randrange(256)
            elif kind == 1:
                changed[i] = rng.randrange(56)
            elif kind == 2:
                del changed[i:i + rng.randint(1, 4)]
            else:
                j = rng.choice(where) % len(changed)
                changed[i:i] = changed[j:j + rng.randint(1, 12)]
        attempt(forge(bytes(changed)))
    print(type(sample).__name__, "ok")
