"""dump and load, Pickler and Unpickler on files; persistent ids; find_class."""
import io
import pickle

f = io.BytesIO()
for value in (1, [2], {"three": 3}):
    pickle.dump(value, f)
f.seek(0)
try:
    while True:
        print(pickle.load(f))
except EOFError:
    print("end")

shared = ["shared"]
f = io.BytesIO()
p = pickle.Pickler(f)
p.dump(shared)
p.dump([shared, 1])
f.seek(0)
u = pickle.Unpickler(f)
first, second = u.load(), u.load()
print(first is second[0])
f = io.BytesIO()
p = pickle.Pickler(f)
p.dump(shared)
p.clear_memo()
p.dump([shared])
f.seek(0)
print(pickle.load(f), pickle.load(f))


class Record:
    def __init__(self, key):
        self.key = key


class MyPickler(pickle.Pickler):
    def persistent_id(self, obj):
        if isinstance(obj, Record):
            return "Record", obj.key
        return None


class MyUnpickler(pickle.Unpickler):
    def persistent_load(self, pid):
        print("load", pid)
        if pid[0] != "Record":
            raise pickle.UnpicklingError("unsupported")
        return Record(pid[1])


f = io.BytesIO()
MyPickler(f).dump({"a": Record(1), "b": [Record(2)]})
f.seek(0)
result = MyUnpickler(f).load()
print(result["a"].key, result["b"][0].key)
f.seek(0)
try:
    pickle.load(f)
except pickle.UnpicklingError as e:
    print(e)


class Restricted(pickle.Unpickler):
    def find_class(self, module, name):
        if module == "builtins" and name in {"range", "set"}:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"global '{module}.{name}' is forbidden")


def restricted_loads(s):
    return Restricted(io.BytesIO(s)).load()


print(restricted_loads(pickle.dumps([1, range(15)])))
try:
    restricted_loads(pickle.dumps([1, len]))
except pickle.UnpicklingError as e:
    print(e)


class Overriding(pickle.Pickler):
    def reducer_override(self, obj):
        if isinstance(obj, Record):
            return str, ("a record",)
        return NotImplemented


f = io.BytesIO()
Overriding(f).dump([Record(1), 2])
print(pickle.loads(f.getvalue()))
for bad in (lambda: pickle.Pickler(1), lambda: pickle.Unpickler(1)):
    try:
        bad()
    except TypeError as e:
        print(e)
