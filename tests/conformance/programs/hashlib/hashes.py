import hashlib

data = bytes(range(256)) * 3
for name in sorted(hashlib.algorithms_guaranteed - {"blake2b", "blake2s"}):
    h = hashlib.new(name)
    args = (20,) if name.startswith("shake") else ()
    print(h.name, h.digest_size, h.block_size, h.hexdigest(*args))
    for n in (1, 55, 56, 63, 64, 65, 111, 112, 127, 128, 136, 144, 168, 200, 700):
        h = getattr(hashlib, name)(data[:n // 2])
        h.update(data[n // 2:n])
        copy = h.copy()
        copy.update(b"x")
        print(n, h.hexdigest(*args), copy.digest(*args)[:4], h.digest(*args) == hashlib.new(name, data[:n]).digest(*args))
print(hashlib.shake_128(b"a").hexdigest(400))
