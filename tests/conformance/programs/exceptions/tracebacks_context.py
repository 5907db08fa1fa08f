def a():
    {}["missing"]


def b():
    try:
        a()
    except KeyError:
        print("handling")
        undefined_name


b()
