"""Waiting on several channels

A tasklet that receives waits on one channel. select() waits on several at once, to receive or to send,
and does exactly one of the operations: the first that is possible. What nobody took is still there for
others. With a default nobody waits; with a timeout it is not for ever.
"""
# sy: clock=virtual
import stackless
from switchyard import select, sleep

orders = stackless.channel()
complaints = stackless.channel()
dishes = stackless.channel()
closing = stackless.channel()


def kitchen():
    cooked = 0
    while True:
        # Hand out a dish if somebody wants one, else listen to what comes in.
        waiting = [(dishes, f"dish {cooked}")] if cooked else []
        chosen = select([closing, complaints, orders, *waiting])
        if chosen.channel is closing:
            print("kitchen: closes with", cooked, "dishes left")
            return
        if chosen.channel is dishes:
            print("kitchen: served", f"dish {cooked}")
            cooked -= 1
        elif chosen.channel is complaints:
            print("kitchen: apologises for", chosen.value)
        else:
            cooked += 1
            print("kitchen: cooked", chosen.value)


def guest(name, patience):
    orders.send(f"for {name}")
    try:
        print(f"{name}: got", select([dishes], timeout=patience).value)
    except TimeoutError:
        print(f"{name}: leaves hungry")


def critic():
    sleep(0.5)
    complaints.send("the soup")
    chosen = select([(orders, "for the critic")], default="nobody listens")
    print("critic: ordered without waiting:", chosen.channel is orders)


print("nobody has ordered yet:", select([orders, complaints], default="nothing to do"))
cook = stackless.tasklet(kitchen)()
stackless.tasklet(guest)("Ann", 1)
stackless.tasklet(guest)("Bob", 1)
stackless.tasklet(critic)()
sleep(2)
orders.send("for Cid, who never came")
closing.send(None)
print("kitchen has ended:", not cook.alive)
print("queues are empty:", orders.balance, complaints.balance, dishes.balance, closing.balance)
