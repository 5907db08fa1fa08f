# A document goes to JSON text and back.
import json
import time

from warm import warm

DOCUMENT = {
    "name": "switchyard \u00e9\u4e2d",
    "numbers": [i * 37 % 1000 for i in range(100)],
    "floats": [i / 7 for i in range(50)],
    "flags": [True, False, None],
    "nested": [{"id": i, "tags": ["a", "b\n", str(i)], "size": {"w": i, "h": 2.5}} for i in range(60)],
}


def work(n):
    for _ in range(n):
        text = json.dumps(DOCUMENT)
        back = json.loads(text)
    assert back == DOCUMENT
    return len(text)


warm(work, 2)
start = time.perf_counter()
size = work(40)
elapsed = time.perf_counter() - start
print("ns", elapsed * 1e9 / (40 * size), flush=True)
