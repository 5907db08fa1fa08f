# Assignment expressions that meet the targets of comprehensions.
for code in ("[i := 0 for i in range(5)]", "[[(i := 0) for j in range(5)] for i in range(5)]",
             "[i for i in range(5) if (j := 0) for j in range(5)]",
             "[i for i in range(5) if (j := 0) for j, k in [(0, 1)]]",
             "{j for i in range(2) if (j := i) for k in range(2)}",
             "[i for i in (i := range(5))]", "[i + 1 for i in range(5) if (last := i)]"):
    for source in (code, f"lambda: {code}"):
        try:
            names = {}
            value = eval(source, names)
            print(value() if callable(value) else value, names.get("last"))
        except SyntaxError as error:
            print(error.msg, error.offset)
