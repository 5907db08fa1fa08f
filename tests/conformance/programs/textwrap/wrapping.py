# wrap with many widths and options.
import textwrap

text = ("The quick brown-fox jumped over -- or under--the lazy dog's  well-known e-mail x-y-z. Hello! World? 'Yes.' "
        "Averyveryverylongwordindeed-with-hyphens foo--bar --option -x a-1 1-2-3 it's")
for width in 5, 10, 20, 40, 70:
    print(textwrap.wrap(text, width))
    print(textwrap.wrap(text, width, break_on_hyphens=False, fix_sentence_endings=True, initial_indent="* ",
                        subsequent_indent="  "))
    print(textwrap.wrap(text, width, break_long_words=False, drop_whitespace=False))
    try:
        print(textwrap.wrap(text, width, max_lines=2))
    except ValueError as error:
        print(error)
print(textwrap.fill("a\tb\nc d", 3), textwrap.wrap("a\tb", tabsize=4), textwrap.wrap("x\ny", replace_whitespace=False))
try:
    textwrap.wrap("x", 0)
except ValueError as error:
    print(error)
