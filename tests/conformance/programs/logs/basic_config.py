# basicConfig and the functions of the module.
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="{levelname}-{message}", style="{")
logging.debug("hidden")
logging.info("shown %s", 1)
logging.basicConfig(level=logging.DEBUG)
logging.debug("still hidden")
logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, force=True)
logging.debug("default format")
logging.getLogger("x.y").warning("from x.y")
logging.basicConfig(stream=sys.stdout, format="$name says $message", style="$", force=True)
logging.getLogger("x").error("template")
try:
    logging.basicConfig(force=True, wrong=1)
except ValueError as error:
    print(error)
adapter = logging.LoggerAdapter(logging.getLogger("adapted"), {"user": "me"})
root = logging.getLogger()
for h in root.handlers[:]:
    root.removeHandler(h)
h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter("%(user)s: %(message)s", defaults={"user": "nobody"}))
root.addHandler(h)
adapter.warning("hello %s", "there")
root.warning("plain")
print(adapter.name, len(root.handlers))
