"""Supervised services

A service is an endless loop. It may crash; then its supervisor starts it again, alone or together with
others that depend on it. Leaving the supervisor's block kills the services, the clean way to stop them.
If one crashes too often the supervisor gives up and says why.
"""
# sy: clock=virtual
import stackless
from switchyard import TooManyRestarts, sleep, supervisor

requests = stackless.channel()


def database():
    print("database: opens its files")
    try:
        while True:
            key, answer = requests.receive()
            if key == "poison":
                raise RuntimeError("disk on fire")
            answer.send(key.upper())
    finally:
        print("database: closes its files")


def ask(key):
    answer = stackless.channel()
    requests.send((key, answer))
    return answer.receive()


def web():
    print("web: starts")
    try:
        while True:
            sleep(1)
    finally:
        print("web: stops")


print("--- one for one")
with supervisor() as s:
    db = s.add("database", database)
    s.add("web", web)
    print(ask("first"))
    requests.send(("poison", None))
    sleep(0.5)
    print(ask("second"), "after", db.starts, "starts; the last error was", repr(db.error))

print("--- the web depends on the database")
with supervisor("rest_for_one") as s:
    s.add("database", database)
    s.add("web", web)
    sleep(0.5)
    requests.send(("poison", None))
    sleep(0.5)


def flaky():
    sleep(0.1)
    raise ValueError("again")


print("--- too often")
try:
    with supervisor(max_restarts=2, within=10, delay=0.5) as s:
        s.add("flaky", flaky)
        s.add("web", web, restart="transient")
        sleep(60)
except TooManyRestarts as error:
    print(error, "because of", repr(error.__cause__))
