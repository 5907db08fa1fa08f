"""Deadlines

A deadline belongs to a block, not to one call: whatever the block waits for, when the time is over
TimeoutError is raised in it. An inner deadline cannot make an outer one later. Code that never waits is
not interrupted: that is what the watchdog is for.
"""
# sy: clock=virtual
import time

import stackless
from switchyard import call_with_deadline, deadline, receive, sleep

start = time.monotonic()
prices = stackless.channel()


def log(*what):
    print(f"{time.monotonic() - start:.2f}", *what)


def slow_shop(name, delay, price):
    try:
        sleep(delay)
        log(name, "answers")
        prices.send((price, name))
    finally:
        log(name, "has finished")


def ask_around(seconds):
    offers = []
    shops = [stackless.tasklet(slow_shop)(f"shop {n}", n, 10 - n) for n in (1, 2, 3)]
    try:
        with deadline(seconds):
            while len(offers) < len(shops):
                offers.append(prices.receive())
    except TimeoutError as error:
        log("no more time:", error)
        for shop in shops:
            shop.kill()
    return min(offers)


log("best offer:", ask_around(2.5))
log("best offer:", ask_around(10))

try:
    with deadline(1):
        with deadline(60):
            sleep(30)
except TimeoutError as error:
    log("the outer one comes first:", error)

try:
    receive(prices, timeout=0.5)
except TimeoutError as error:
    log(error)
log("in time:", call_with_deadline(lambda: sleep(0.5) or "done", 1))
