# Registration, __subclasshook__ and what the answers depend on.
from abc import ABC, ABCMeta, get_cache_token


class Drawable(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Drawable:
            return True if any("draw" in base.__dict__ for base in other.__mro__) else NotImplemented
        return NotImplemented


class Pen:
    def draw(self):
        pass


class Rock:
    pass


class Pebble(Rock):
    pass


print(issubclass(Pen, Drawable), isinstance(Pen(), Drawable), issubclass(Rock, Drawable))
before = get_cache_token()
print(Drawable.register(Rock) is Rock, get_cache_token() != before)
print(issubclass(Rock, Drawable), isinstance(Pebble(), Drawable), Rock in Drawable.__mro__)


class Sub(Drawable):
    pass


Sub.register(int)
print(isinstance(3, Sub), isinstance(True, Drawable), isinstance("", Drawable))
for action in (lambda: Drawable.register(1), lambda: Sub.register(Drawable),
               lambda: issubclass(1, Drawable)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)


class Meta(ABCMeta):
    def __call__(cls, *args):
        print("making", cls.__name__)
        return super().__call__(*args)


class Made(metaclass=Meta):
    pass


print(isinstance(Made(), Made))


class Wrong(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return 1


try:
    issubclass(int, Wrong)
except AssertionError as error:
    print(error)
