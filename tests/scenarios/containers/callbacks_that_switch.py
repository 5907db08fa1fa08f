"""Callbacks of containers that block on channels: another tasklet runs meanwhile and looks at them."""
import stackless


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        stackless.schedule()
        return self.name == other.name


requests = stackless.channel()
log = []


def server():
    for item, answer in requests:
        log.append(item)
        answer.send(-item)


def ask(item):
    answer = stackless.channel()
    requests.send((item, answer))
    return answer.receive()


data = [3, 1, 2]


def sorter():
    data.sort(key=ask)
    print("sorted", data, log)


seen = set()


def watcher():
    for _ in range(3):
        seen.add(tuple(data))
        stackless.schedule()


stackless.tasklet(server)()
stackless.tasklet(sorter)()
stackless.tasklet(watcher)()
stackless.run()
print("seen during the sort:", seen)

d = {}
s = set()


def filler(names):
    for n in names:
        d[Key(n)] = n
        d.setdefault(Key(n + "!"), n)
        s.add(Key(n))


stackless.tasklet(filler)("abc")
stackless.tasklet(filler)("cde")
stackless.tasklet(filler)("ace")
stackless.run()
print(sorted(d.values()), sorted(k.name for k in d), sorted(k.name for k in s))
for name in "bd":
    stackless.tasklet(lambda n: (d.pop(Key(n)), d.pop(Key(n + "!")), s.discard(Key(n))))(name)
stackless.run()
print(sorted(d.values()), sorted(k.name for k in d), sorted(k.name for k in s))

results = stackless.channel()


def produce(n):
    for i in range(n):
        results.send(i)


stackless.tasklet(produce)(5)
print(list(map(lambda _: results.receive(), range(3))), {results.receive() for _ in range(2)})


class Odd:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        stackless.schedule()
        return self.n < other.n


lists = [[Odd(i * 7 % 10) for i in range(10)] for _ in range(3)]
done = []


def order(l):
    l.sort()
    done.append([o.n for o in l])


for l in lists:
    stackless.tasklet(order)(l)
stackless.run()
print(done)
victim = stackless.tasklet(order)([Odd(i) for i in range(5, 0, -1)])
stackless.schedule()
victim.kill()
print("killed", victim.alive, len(done))
