# Loggers, levels, propagation, filters.
import io
import logging
import sys

stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(message)s|%(funcName)s|%(lineno)d|%(filename)s|%(module)s"))
root = logging.getLogger()
root.addHandler(handler)
root.setLevel(logging.DEBUG)
log = logging.getLogger("app.sub")
log.debug("d %d", 1)
log.info("i %s %s", "a", "b")
log.warning("w %(x)s", {"x": 5})
log.error("e")
log.critical("c")
log.log(25, "custom level")
logging.addLevelName(25, "NOTICE")
log.log(25, "named level")


def inside():
    log.info("in a function")


inside()
print(stream.getvalue())
print(log, root, log.parent, log.getEffectiveLevel(), logging.getLogger("app").getChild("sub") is log, handler.level)
stream.truncate(0)
stream.seek(0)
logging.getLogger("app").setLevel("ERROR")
log.info("not shown")
log.propagate = False
log.error("not shown here", extra={"k": 1}) if log.hasHandlers() else print("no handlers")
log.propagate = True
handler.addFilter(lambda record: "secret" not in record.getMessage())
log.error("a secret")
log.error("public")
handler.addFilter(logging.Filter("app"))
logging.getLogger("other").error("filtered")
print(stream.getvalue(), logging.getLevelName(10), logging.getLevelName("INFO"), logging.getLevelName(77))
for action in (lambda: log.setLevel("NOPE"), lambda: log.setLevel([]), lambda: logging.getLogger(3), lambda: log.error("x", extra={"name": 1}),
               lambda: log.log("a", "b"), lambda: logging.Formatter("x", style="?"), lambda: logging.Formatter("no field")):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
logging.disable(logging.CRITICAL)
log.critical("nothing")
logging.disable(logging.NOTSET)
print(isinstance(handler, logging.Handler), repr(handler).startswith("<StreamHandler"), log.isEnabledFor(10))
