import re

print(re.match(b"a+", bytearray(b"aab")), re.match(b"a+", memoryview(b"aab")).group(), re.findall(b".", bytearray(b"ab")), re.sub(b"a", b"x", bytearray(b"aba")))
for pattern, text in (("a", b"a"), (b"a", "a"), ("a", 5), ("a", None), (b"a", ["a"])):
    for function in (re.match, re.search, re.fullmatch, re.findall, re.split, re.finditer):
        try:
            function(pattern, text)
        except TypeError as e:
            print(function.__name__, e)
class Text(str):
    pass
m = re.match("a+", Text("aab"))
print(m, type(m.group()), type(m.string), re.match(Text("a"), "a"))
print(re.match("é+", "éé"), re.match("中", "中"), re.match("[😀-😂]+", "😁😂x"), re.search("b", "é中😀b").span())
print(re.match(rb"\xff[\x80-\xff]", b"\xff\xfe"), re.match("\udc80", "\udc80").span())
