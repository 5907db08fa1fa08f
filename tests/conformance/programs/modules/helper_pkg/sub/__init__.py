from .. import value
from .deep import NAME

__all__ = ["public", "also"]
public = value + 1
also = NAME
_private = 2
