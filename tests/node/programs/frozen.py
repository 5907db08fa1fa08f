"""Freezes a small world to bytes (printed in hexadecimal), or takes such bytes and lets it go on."""
import pickle
import sys

import stackless


class Account:
    def __init__(self, name):
        self.name = name
        self.orders = stackless.channel()
        self.balance = 2**61
        self.worker = stackless.tasklet(self.work)()

    def work(self):
        for amount in self.orders:
            before, self.balance = self.balance, self.balance + amount
            print(f"{self.name}: {before} + {amount} = {self.balance}")
        print(self.name, "closed")


def countdown(n, step=lambda n: n - 1):
    try:
        while n:
            stackless.schedule_remove()
            print("countdown", n)
            n = step(n)
        raise ValueError("zero")
    except ValueError as e:
        stackless.schedule_remove()
        print("caught", e, e.__traceback__.tb_lineno)


def squares():
    total = 0.1
    for i in range(10**18, 10**18 + 5):
        total += i
        yield i * i, total


def freeze():
    world = {"accounts": [Account("Ada"), Account("Blaise")], "squares": squares()}
    world["countdown"] = stackless.tasklet(countdown)(3)
    stackless.run()
    world["accounts"][0].orders.send(2**61)
    next(world["squares"])
    world["countdown"].insert()
    stackless.run()
    print("frozen:", pickle.dumps(world).hex())


def thaw(data):
    world = pickle.loads(bytes.fromhex(data))
    for account in world["accounts"]:
        account.orders.send(-1)
        account.orders.close()
        account.orders.send_exception(StopIteration)
    stackless.run()
    print(next(world["squares"]), next(world["squares"]))
    while world["countdown"].alive:
        world["countdown"].insert()
        stackless.run()


if __name__ == "__main__":
    freeze() if len(sys.argv) < 2 else thaw(sys.argv[1])
