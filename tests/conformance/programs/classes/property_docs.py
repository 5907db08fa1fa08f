# Where the docstring of a property comes from, in subclasses too; names that wrappers take over.
class Base:
    @property
    def spam(self):
        """Base spam"""
        return 1

    @spam.setter
    def spam(self, value):
        pass


class Sub(Base):
    @Base.spam.getter
    def spam(self):
        """Sub spam"""
        return 2


class OwnProperty(property):
    """The class's own."""


class User:
    @OwnProperty
    def eggs(self):
        """Of eggs"""


print(Base.spam.__doc__, Sub.spam.__doc__, User.eggs.__doc__, OwnProperty.__doc__)
p = property(doc="given")
print(p.__doc__, p.getter(lambda self: 0).__doc__, property(None).__doc__)
Base.spam.__doc__ = "changed"
print(Base.spam.__doc__)


class Slotted(property):
    __slots__ = ()


try:
    Slotted(Base.spam.fget)
except AttributeError as error:
    print(error)


@staticmethod
def static(x: int) -> str:
    """A static one"""


@classmethod
def of_class(cls, y: list): ...


for wrapper in (static, of_class):
    print(wrapper.__name__, wrapper.__doc__, wrapper.__annotations__, wrapper.__wrapped__.__name__)
