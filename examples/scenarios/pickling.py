# sy: skip-hard=C-stacks-cannot-be-pickled
"""Tasklets frozen to bytes

A tasklet that waits, or that was taken off the queue, is no more than data: its functions, where they
stand, and their variables. pickle.dumps() makes bytes of it, in a file or sent to another machine (a
browser tab, say), and pickle.loads() makes a tasklet that goes on where the first one stood. Loaded
twice, it goes on twice. A channel takes those along who wait on it.
"""
import pickle

import stackless


def count(name, start, steps):
    for n in range(start, start + steps):
        print(name, "counts", n)
        stackless.schedule_remove()  # pause here until somebody inserts me
    print(name, "is done")


def resume(tasklet):
    tasklet.insert()
    stackless.run()


print("-- one tasklet, frozen half-way")
counter = stackless.tasklet(count)("counter", 1, 3)
stackless.run()
frozen = pickle.dumps(counter)
print("bytes:", type(frozen).__name__, "- the original is alive:", counter.alive)

print("-- it goes on, and so does each copy")
resume(counter)
for attempt in "first", "second":
    print(attempt, "copy")
    copy = pickle.loads(frozen)
    print("paused:", copy.paused)
    while copy.alive:
        resume(copy)


class Game:
    """Players that wait on channels, all in one saved game."""

    def __init__(self):
        self.turn = stackless.channel()
        self.log = []
        self.players = [stackless.tasklet(self.play)(name) for name in ("Ada", "Blaise")]
        stackless.run()

    def play(self, name):
        score = 0
        while True:
            score += self.turn.receive()
            self.log.append(f"{name}:{score}")


print("-- a whole game saved, and loaded after a mistake")
game = Game()
for points in 3, 4:
    game.turn.send(points)
saved = pickle.dumps(game)
for points in 100, 200:
    game.turn.send(points)
print("played on:", *game.log)
game = pickle.loads(saved)
print("loaded:", *game.log, "waiting:", -game.turn.balance)
for points in 1, 2:
    game.turn.send(points)
print("played on:", *game.log)

print("-- what cannot be frozen says why")
try:
    pickle.dumps(stackless.getcurrent())
except RuntimeError as e:
    print(e)
sort = stackless.tasklet(lambda: [3, 1, 2].sort(key=lambda n: stackless.schedule_remove() or n))()
stackless.run()
lost = pickle.loads(pickle.dumps(sort))
try:
    lost.run()
except RuntimeError as e:
    print(e)
sort.kill()
