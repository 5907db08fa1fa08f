"""Blocking where C code calls back

sorted() is written in C and calls the key function; dict calls __hash__; print() calls __repr__. A
tasklet may block even there: its C stack is set aside with it, others run, and it goes on where it
was. nesting_level tells how often C code has called back into the language.
"""
import stackless

questions, answers = stackless.channel(), stackless.channel()


def oracle():
    """Knows the size of everything."""
    for word in questions:
        print(f"  oracle: {word} has {len(word)} letters")
        answers.send(len(word))


def ask(word):
    questions.send(word)
    return answers.receive()


class Word:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return ask(self.text)

    def __eq__(self, other):
        return self.text == other.text

    def __repr__(self):
        return f"<{self.text}: {ask(self.text)}>"


def key(word):
    levels.add(stackless.getcurrent().nesting_level)
    return ask(word)


def asker():
    print("a sort key that blocks:")
    print(sorted(["banana", "fig", "plum"], key=key))
    print("a __hash__ that blocks:")
    table = {Word("apple"): "red"}
    print(table[Word("apple")])
    print("a __repr__ that blocks:")
    print([Word("kiwi"), Word("pear")])


def bystander():
    for turn in range(3):
        print(f"  bystander: turn {turn}")
        stackless.schedule()


levels = set()
service = stackless.tasklet(oracle)()
stackless.tasklet(asker)()
stackless.tasklet(bystander)()
stackless.run()
service.kill()
print("levels seen by the key function:", levels)
