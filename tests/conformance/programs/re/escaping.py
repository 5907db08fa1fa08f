import re

print(re.escape("a.b*c\n d-e#~&%!/:\"'`_é"), re.escape(b"a.b\xff"), re.escape(""))
every = "".join(map(chr, range(256)))
print(re.fullmatch(re.escape(every), every).span(), len(re.escape(every)))
print(re.match(r"\a\f\v\r\t\n\0", "\a\f\v\r\t\n\0").span(), re.match(r"\.\*\-\#\ \@\_", ".*-# @_"), re.match(r"\x41\u0042\U00000043\104\07", "ABCD\x07").span())
print(re.match(r"\A\w\Z", "a"), re.match(r"a\Z", "a\n"), re.match("a$", "a\n"), re.search(r"\B", ""), re.search(r"\b", ""), re.findall(r"\B.", "ab c"))
