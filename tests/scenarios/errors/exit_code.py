# sy: exit=7
import sys

try:
    sys.exit(7)
finally:
    print("leaves")
