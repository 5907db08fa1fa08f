# What the compiler warns of.
import warnings

for source in ("x is 1", "x is not 'a'", "assert (1, 'message')", "[1, 2](3)", "1[2]", "'a'['b']",
               "None[0]", "x is None", "(1, 2)['a']", "f'{x}'['a']", "{1}[0]", "assert ()", "x == 1",
               "1 is x is y", "(lambda: 0)[1]", "[i for i in x][0.5]"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source, "<source>", "exec")
    print(source, [(entry.category.__name__, str(entry.message), entry.filename, entry.lineno)
                   for entry in caught])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile("\n" + source, "<source>", "exec")
        except SyntaxError as error:
            print("   ", error.msg, error.filename, error.lineno, error.offset)
