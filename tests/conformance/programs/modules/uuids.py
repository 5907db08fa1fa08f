# uuid and secrets, as far as they are not random.
import secrets
import uuid

u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes, u.bytes_le, u.fields, u.version, u.variant, u.urn, u.time, u.clock_seq, u.node)
print(uuid.UUID(int=5), uuid.UUID(bytes=bytes(range(16))), uuid.UUID("{12345678123456781234567812345678}") == u, u < uuid.UUID(int=2 ** 127))
r = uuid.uuid4()
print(r.version, r.variant, len(str(r)), uuid.UUID(str(r)) == r, hash(r) == hash(r.int), uuid.UUID(fields=u.fields) == u)
for action in (lambda: uuid.UUID("x"), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: setattr(u, "int", 3), lambda: uuid.UUID(bytes=b"1")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(len(secrets.token_bytes(5)), len(secrets.token_hex(5)), 0 <= secrets.randbelow(3) < 3, secrets.choice([7]), secrets.compare_digest("a", "a"))
