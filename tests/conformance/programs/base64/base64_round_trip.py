import base64
import random

rng = random.Random(3)
pairs = [(base64.b64encode, base64.b64decode), (base64.urlsafe_b64encode, base64.urlsafe_b64decode), (base64.b32encode, base64.b32decode), (base64.b32hexencode, base64.b32hexdecode),
         (base64.b16encode, base64.b16decode), (base64.b85encode, base64.b85decode), (base64.a85encode, base64.a85decode), (base64.encodebytes, base64.decodebytes)]
for n in list(range(20)) + [57, 58, 100]:
    data = rng.randbytes(n)
    for encode, decode in pairs:
        text = encode(data)
        print(text)
        assert decode(text) == data and decode(text.decode()) == data if encode is not base64.encodebytes else decode(text) == data
