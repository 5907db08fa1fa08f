# ContextVar, Token, Context.
import contextvars


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])


v = contextvars.ContextVar("v", default=1)
w = contextvars.ContextVar("w")
print(v.get(), v.name, w.get("none"), w.get(None))
attempt(lambda: w.get())
token = v.set(2)
print(v.get(), token.old_value is contextvars.Token.MISSING, token.var is v)
inner = v.set(3)
print(inner.old_value)
v.reset(inner)
print(v.get())
v.reset(token)
print(v.get())
attempt(lambda: v.reset(token))
attempt(lambda: v.reset(w.set(1)))
attempt(lambda: v.reset(3))
attempt(lambda: contextvars.ContextVar(3))


def work(x):
    v.set(x)
    return v.get(), sorted(var.name for var in contextvars.copy_context())


context = contextvars.copy_context()
print(context.run(work, 10), v.get(), context[v], v in context, len(context), context.get(w), dict(context.items())[v])
print(context.run(v.get), context.copy() == context, contextvars.Context() == context)
attempt(lambda: context.run(context.run, print))
attempt(lambda: context["v"])
attempt(lambda: contextvars.Token())
attempt(lambda: contextvars.Context()[v])
