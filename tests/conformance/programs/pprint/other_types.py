# Containers of collections, dataclasses, namespaces.
import collections
import types
from dataclasses import dataclass, field
from pprint import pprint

pprint(collections.OrderedDict((str(i), "x" * 10) for i in range(8)))
pprint(collections.defaultdict(list, {i: [i] * 10 for i in range(5)}))
pprint(collections.Counter("hello world this is a counter of letters and so on"))
pprint(collections.ChainMap({i: i * 10 for i in range(12)}, {"z": "y" * 50}))
pprint(collections.deque(range(50), maxlen=60))
pprint(collections.deque(range(50)))
pprint(types.SimpleNamespace(a="x" * 30, b="y" * 30, c={"q": "z" * 30}))
pprint(types.MappingProxyType({i: "v" * 20 for i in range(5)}))


@dataclass
class Data:
    a: int
    b: str
    c: list = field(default_factory=list)
    d: int = field(repr=False, default=4)


pprint(Data(1, "x" * 40, list(range(30))))
pprint([Data(1, "z")] * 8)
N = collections.namedtuple("N", "a b")
pprint([N(1, "x" * 50), N(2, "y" * 50)])


class Own:
    def __repr__(self):
        return "Own(" + "o" * 100 + ")"


pprint([Own(), Own()])
