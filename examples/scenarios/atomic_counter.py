"""Two counters that must agree

Two global counters are always changed together. An interrupt between the two changes leaves them
torn for whoever looks. An atomic section keeps interrupts out: as a flag that is set and put back
to what it was, or as a context manager that does the same.
"""
import stackless

left = right = 0


def plain():
    global left, right
    left += 1
    right += 1


def with_flag():
    global left, right
    me = stackless.getcurrent()
    before = me.set_atomic(True)
    try:
        left += 1
        right += 1
    finally:
        me.set_atomic(before)


def with_block():
    global left, right
    with stackless.atomic():
        left += 1
        right += 1


def repeat(change, times):
    for _ in range(times):
        change()


def look_in(change):
    """Interrupts the work again and again and looks at the counters each time."""
    global left, right
    left = right = 0
    interrupts = torn = 0
    stackless.tasklet(repeat)(change, 1000)
    while True:
        victim = stackless.run(97)
        if victim is None:
            break
        interrupts += 1
        if left != right:
            torn += 1
        victim.insert()
    seen = "torn" if torn else "never torn"
    print(f"{change.__name__}: interrupted {'often' if interrupts > 10 else 'hardly'}, {seen};"
          f" in the end {left} and {right}")


look_in(plain)
look_in(with_flag)
look_in(with_block)

with stackless.atomic():
    with stackless.atomic():
        pass
    print("after the inner block still atomic:", stackless.getcurrent().atomic)
print("after the outer block:", stackless.getcurrent().atomic)
