"""Ping-pong over channels

A channel hands a value from one tasklet to another and wakes whoever has to go on. Two tasklets
play over two channels; the game ends when a StopIteration is sent in place of a ball, which ends
the for loop that receives.
"""
import stackless

there = stackless.channel()
back = stackless.channel()


def pong():
    for ball in there:
        print("  pong", ball)
        back.send(ball * 10)
    print("  pong: nobody plays any more")


def ping():
    for ball in (1, 2, 3):
        print("ping", ball)
        there.send(ball)
        print("ping: it came back as", back.receive())
    there.send_exception(StopIteration)
    print("ping: game over")


stackless.tasklet(pong)()
stackless.tasklet(ping)()
stackless.run()
print("tasklets left on the channels:", there.balance + back.balance)
