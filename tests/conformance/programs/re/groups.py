import re

def groups(pattern, text):
    m = re.match(pattern, text)
    print(pattern, repr(text), m and (m.group(), m.groups(), m.lastindex, m.lastgroup))

groups("(a)|b", "b")
groups("(a|(b))+", "ab")
groups("(a|(b))+", "ba")
groups("(?:(a)|(b)|c)*", "abc")
groups("((a)(b)?)*", "aba")
groups("(?P<x>a)(?P<y>b)?", "a")
groups("(a)(b)(c)?(?:d)", "abd")
groups("(((a)))", "a")
groups("()", "")
groups("(a*)*", "aab")
groups("(a*)+", "b")
groups("(a?)*?b", "aab")
groups("(?:a(b)?)+?c", "abac")
groups("(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)\\11", "abcdefghijkk")
groups("(" * 60 + "a" + ")" * 60, "a")
groups("(?=(a))ab", "ab")
groups("(?!(a))b", "b")
groups("(?<=(a))b|a", "ab")
