"""There is one abc: it passes for both of CPython's."""
from abc import ABCMeta, get_cache_token
