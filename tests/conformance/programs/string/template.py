# string.Template
from string import Template


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


t = Template("$who likes ${what} $$5 $missing ${x}y")
print(t.safe_substitute(who="a", what="b"), t.get_identifiers(), t.is_valid())
attempt(lambda: t.substitute(who=1))
attempt(lambda: Template("a $ b\n $").substitute())
attempt(lambda: Template("x\ny $1").substitute())
print(Template("$a").substitute({"a": 1}), Template("$a").substitute({"a": 1}, a=2), Template("").substitute() == "")
print(Template("$é").is_valid(), Template("$ab_c9-$").safe_substitute(ab_c9=1), Template("${a").safe_substitute())


class Percent(Template):
    delimiter = "%"


print(Percent("%a $a %% %{b}").substitute(a=1, b=2))
