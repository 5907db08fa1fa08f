import re

print(re.match("(a+)+$", "a" * 14 + "b"), re.match("(a|a)*b", "a" * 12), re.match("(?:a*)*b", "a" * 20), re.match("(x+x+)+y", "x" * 10))
print(re.match("(?:.*,){5}", "a,b,c,d,e,f"), re.search("a.*b.*c", "a" * 50 + "b" * 50), re.match("(?>(a+)+)$", "a" * 30 + "b"))
print(len(re.findall("(?:ab?)*?c", "ab" * 100 + "c")), re.match("(?:(?:a|b)|c)*", "abc" * 3000).end(), re.match("(.)*", "x" * 5000).groups())
