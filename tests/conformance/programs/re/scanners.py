import re

s = re.Scanner([(r"[a-zA-Z_]\w*", lambda scanner, token: ("name", token)), (r"\d+\.\d*", lambda scanner, token: float(token)), (r"\d+", lambda scanner, token: int(token)), (r"=|\+|-|\*|/", lambda scanner, token: "op" + scanner.match.group()), (r"\s+", None), ("!", "bang")])
print(s.scan("sum = 3*foo + 312.50+bar! ?rest"), s.scan(""), s.scan("?"))
print(re.Scanner([("a*", "a"), ("b", "b")]).scan("aab"), re.Scanner([("A", 1)], re.I).scan("aAb"))
