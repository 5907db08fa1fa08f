print("zoo is imported")
from . import cats
