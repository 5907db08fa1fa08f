# A generator that delegates to itself while it runs.
class MyErr(Exception): pass
def one():
    try: yield 0
    except MyErr: print("c0")
    yield from two()
    try: yield 3
    except MyErr: print("c3")
def two():
    try: yield 1
    except MyErr: print("c1")
    try: yield from g1
    except ValueError as e: print(e)
    try: yield 2
    except MyErr: print("c2")
g1=one()
res=[next(g1)]
try:
    while True: res.append(g1.throw(MyErr))
except StopIteration: pass
except MyErr as e: print("myerr")
print(res)
