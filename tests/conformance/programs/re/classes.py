import re

text = "aZ_09 \t\n\x0b\x1c\x85\xa0é٣²Ⅷ\u2028中😀-."
for c in (r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", r"[^\d]", r"[\w.]", r"[^\W\d]", r"[\d\D]", r"[\s-]", r"[a-zé-ü]", "[^a]", "[中😀]", "[^中]"):
    print(c, ascii(re.findall(c, text)), ascii(re.findall(c, text, re.A)))
print(re.findall(rb"\w", bytes(range(256))) == [bytes([i]) for i in range(256) if bytes([i]).isalnum() or i == 95])
print(re.findall(r"[]a]", "]a["), re.findall(r"[^]a]", "]a["), re.findall("[a-]", "a-b"), re.findall(r"[\]\\]", "]\\"), re.findall("[-a]", "-a"))
print(re.findall(r"[\x41-\x43\u0044\U00000045\101\b\0]", "ABCDE\b\0\x01"))
