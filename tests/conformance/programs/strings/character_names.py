print(ascii("\N{EM SPACE}\N{greek capital letter delta}\N{LATIN SMALL LETTER A WITH DIAERESIS}\N{AMPERSAND}\N{SNOWMAN}\N{LF}\N{EMPTY SET}"))
print(f"\N{AMPERSAND}{1}\N{RIGHT CURLY BRACKET}", rf"\N{1}", b"\N{AMPERSAND}")
for s in [r"'\N{}'", r"'\N{FOO BAR}'", r"'\N'", r"'\N{'", r"f'\N{'", r"f'\N'", r"f'\N{AMPERSAND'",r"f'{1}\N{NOPE}'"]:
    try: print(eval(s))
    except SyntaxError as e: print(s, e.msg)
