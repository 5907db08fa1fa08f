import hashlib

for case in ("hashlib.md5('a')", "hashlib.sha256(5)", "hashlib.new('md5', b'a').hexdigest()", "hashlib.md5(string=b'a').hexdigest()", "hashlib.md5(b'a', usedforsecurity=False).hexdigest()", "hashlib.md5().update('a')", "hashlib.new('nothing')", "hashlib.sha256(bytearray(b'ab')).hexdigest()",
             "hashlib.pbkdf2_hmac('sha256', b'password', b'salt', 3).hex()", "hashlib.pbkdf2_hmac('sha1', b'p' * 100, b's', 2, 50).hex()"):
    try:
        print(case, eval(case))
    except (TypeError, ValueError) as e:
        print(case, type(e).__name__, e if "nothing" not in case else "")
