import re

pairs = [("a", "A"), ("é", "É"), ("ß", "ẞ"), ("s", "ſ"), ("S", "ſ"), ("k", "\u212a"), ("K", "\u212a"), ("σ", "ς"), ("Σ", "ς"), ("µ", "μ"), ("å", "\u212b"), ("i", "İ"), ("I", "ı"), ("ǆ", "ǅ"),
         ("ω", "Ω"), ("θ", "ϑ"), ("ﬅ", "ﬆ"), ("Ⅷ", "ⅷ"), ("Ⓐ", "ⓐ"), ("1", "1"), ("ა", "Ა")]
for a, b in pairs:
    print(ascii(a), ascii(b), [bool(re.fullmatch(p, t, f)) for f in (re.I, re.I | re.A) for p, t in ((a, b), (b, a), (f"[{a}]", b), (f"[{b}]", a), (f"[^{a}]", b), (f"[{a}-{a}]", b))])
print(re.findall("[a-z]+", "Hello ſK World", re.I), re.findall("[^a-z]+", "Hello ſK 5", re.I), re.findall("[A-Z]", "éÉaſ", re.I), re.findall("[à-þ]+", "ÀÉ×Þàé÷þ", re.I))
print(re.findall(b"[a-c\xe9]", b"ABC\xc9\xe9", re.I), re.findall("(?i)straße", "STRASSE Straße STRAẞE"))
