"""Tasklets that wait for ever

A tasklet blocked on a channel that nobody else knows will never run again. That is no deadlock, since
the rest of the program goes on, but what it holds is never freed. The collector finds such tasklets and
kills them; watch_leaks() has it tell where they were.
"""
import stackless
from switchyard import leaks, watch_leaks

watch_leaks()


def first_answer(questions):
    """Asks several experts and takes the first answer. What becomes of the others?"""
    answers = stackless.channel()
    for question in questions:
        stackless.tasklet(expert)(question, answers)
    return answers.receive()


def expert(question, answers):
    try:
        answers.send(f"the answer to {question}")  # only one is ever received
    finally:
        print("expert on", question, "is released")


def report():
    stackless.run()  # until nobody can run any more
    found = leaks()
    stackless.run()  # those that were found die now
    print(len(found), "leaked")
    for leak in found:
        file, line, function = leak.stack[-1]
        print(f"  stands in {function}, line {line}; wants to {'send' if leak.sends else 'receive'}")


print(first_answer(["life", "the universe", "everything"]))
report()

print("--- with a channel that is kept nothing is leaked")
kept = stackless.channel()
stackless.tasklet(expert)("patience", kept)
report()
print(kept.receive())
stackless.run()
