# pformat, isreadable, isrecursive, errors.
import pprint

items = [1]
items.append(items)
print(pprint.isrecursive(items), pprint.isreadable(items), pprint.isreadable([1]), pprint.isreadable([object()]))
print(pprint.saferepr({2: 1, 1: 2}), pprint.pformat([1234567, 10 ** 10], underscore_numbers=True))
print(pprint.pformat(items).replace(str(id(items)), "ID"))
for options in {"indent": -1}, {"depth": 0}, {"width": 0}:
    try:
        pprint.PrettyPrinter(**options)
    except ValueError as error:
        print(error)


class Hex(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, int):
            return hex(object), True, False
        return super().format(object, context, maxlevels, level)


Hex().pprint([10, {255: 16}])
