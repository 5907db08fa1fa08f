"""switchyard -m unittest NAME..."""
import sys

from .main import main

sys.argv[0] = "switchyard -m unittest"
__unittest = True

main(module=None)
