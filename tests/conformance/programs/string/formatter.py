# string.Formatter, step by step replaced.
import string

F = string.Formatter()
print(F.format("{0} {1!r:>5} {a[x]} {b.real:{w}} {{}}", 1, "x", a={"x": 2}, b=3, w=5), F.format("{} {}", 1, 2))
print(list(F.parse("a{b!r:c}d{{e")), list(F.parse("{}")), F.vformat("{0}", [9], {}), F.get_field("a.real", (), {"a": 5}))
for text in "{", "}", "{a", "{0}{}", "{!x}", "{0!}", "{[}", "{a.}", "{}{0}", "{:{:{:{}}}}", "{9}", "{zz}":
    try:
        print(F.format(text, 1, 2, a=1))
    except Exception as error:
        print(type(error).__name__, error)


class Lenient(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else args[key]

    def check_unused_args(self, used, args, kwargs):
        print("used", sorted(map(str, used)))

    def convert_field(self, value, conversion):
        return str(value).upper() if conversion == "u" else super().convert_field(value, conversion)


print(Lenient().format("{q} {0} {z!u}", 5, z="shout"))
