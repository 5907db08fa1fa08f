# Tracebacks in messages, handlers of one's own, the last resort.
import io
import logging
import sys

logging.getLogger("nobody").warning("goes to stderr")
logging.getLogger("nobody").info("goes nowhere")
log = logging.getLogger("t")
out = io.StringIO()
h = logging.StreamHandler(out)
log.addHandler(h)
log.propagate = False
try:
    1 / 0
except ZeroDivisionError as error:
    log.exception("it broke")
    log.error("again", exc_info=error)
    log.warning("no traceback")
print(out.getvalue())


class Collect(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append(record)


c = Collect()
log.addHandler(c)
log.error("one %s", "arg")
record = c.records[0]
print(record.getMessage(), record.args, record.levelname, record.name, record.lineno, record.exc_info, record)
made = logging.makeLogRecord({"msg": "made %d", "args": (3,), "levelno": 30, "name": "m"})
print(made.getMessage(), logging.Formatter("%(name)s %(message)s").format(made))
made.created = 0.25
made.msecs = 250
print(logging.Formatter("%(asctime)s %(message)s").format(made), logging.Formatter("%(asctime)s", "%H:%M").format(made))


class Broken(logging.Handler):
    def emit(self, record):
        raise ValueError("broken handler")


log.addHandler(logging.NullHandler())
log.removeHandler(c)
log.addHandler(Broken())
try:
    log.error("x")
except ValueError as error:
    print(error)
