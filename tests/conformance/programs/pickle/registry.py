"""copyreg: dispatch_table of the module and of a pickler."""
import copy
import copyreg
import io
import pickle


class Handle:
    def __init__(self, number):
        self.number = number


def reduce_handle(handle):
    print("reducing", handle.number)
    return Handle, (handle.number + 1,)


copyreg.pickle(Handle, reduce_handle)
print(pickle.loads(pickle.dumps(Handle(1))).number)
print(copy.copy(Handle(5)).number)
print(Handle in copyreg.dispatch_table)


class Other:
    def __init__(self, text):
        self.text = text


f = io.BytesIO()
p = pickle.Pickler(f)
p.dispatch_table = {Other: lambda other: (Other, (other.text.upper(),))}
p.dump([Other("abc"), 1])
print(pickle.loads(f.getvalue())[0].text)
for bad in (lambda: copyreg.pickle(Other, "text"), lambda: copyreg.constructor("text")):
    try:
        bad()
    except TypeError as e:
        print(e)
print(copyreg.__newobj__(list), copyreg.__newobj_ex__(dict, (), {}))
print(object().__reduce_ex__(2)[1:])
print(Other("x").__reduce_ex__(4)[1:3])
print([1].__reduce_ex__(2)[1:3], {}.__reduce_ex__(2)[1:4])
print(Other("y").__getstate__(), object().__getstate__())
for protocol in (0, 1):
    function, args, state = Other("z").__reduce_ex__(protocol)
    print(function.__name__, args, state)
