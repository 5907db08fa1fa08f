# Abstract methods and properties.
import abc


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self):
        """The area."""

    @property
    @abc.abstractmethod
    def name(self):
        return "shape"

    @classmethod
    @abc.abstractmethod
    def make(cls):
        return cls()


class Half(Shape):
    def area(self):
        return 1


class Square(Half):
    name = "square"

    @classmethod
    def make(cls):
        return cls()


for cls in Shape, Half, Square:
    print(cls.__name__, sorted(cls.__abstractmethods__))
    try:
        print(cls().area())
    except TypeError as error:
        print(error)
print(Square.make().name, type(Shape), Shape.area.__isabstractmethod__)


class Late(abc.ABC):
    @abc.abstractmethod
    def f(self):
        pass


Late.f = lambda self: 7
try:
    Late()
except TypeError as error:
    print(error)
abc.update_abstractmethods(Late)
print(Late().f())
