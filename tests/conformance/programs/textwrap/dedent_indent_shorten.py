# dedent, indent, shorten.
import textwrap

for text in ("  a\n    b\n\n  c\n   \n", "\ta\n  b", "  x\n\ty", "", "\n", "    only", "  a\n b\n   c", "\t a\n\t b"):
    print(repr(textwrap.dedent(text)))
print(repr(textwrap.indent("a\n\n b\n", "> ")), repr(textwrap.indent("a\n\nb", "- ", lambda line: True)))
print(textwrap.shorten("Hello  world and more", 12), textwrap.shorten("Hello world", 5, placeholder="..."))
print(textwrap.shorten("Hello  world!", width=12), textwrap.shorten("Hello  world!", width=11))
try:
    textwrap.shorten("Hello", 3)
except ValueError as error:
    print(error)
