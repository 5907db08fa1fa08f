#!/usr/bin/env python3
"""Makes test_containers_cases.gen.h: what CPython answers to the programs below.

Run by hand with CPython 3.11 after a change of the programs:
    python3 test_containers_cases.py > test_containers_cases.gen.h
Each program is a row of statements; its answer is the repr of the value of the last one or the
exception. Nothing here may depend on the hashes of strs.
"""

PROGRAMS = r"""
[1, 2, 3]
x = [1]; x.append(2); x.append(x); x
x = [3, 1, 2]; x.sort(); x
x = [3, 1, 2]; x.sort(reverse=True); x
x = ['b', 'a', 'c']; x.sort(); x
x = [2.5, 1.0, 0.5]; x.sort(reverse=True); x
x = [(1, 'b'), (0, 'c'), (1, 'a')]; x.sort(); x
x = ['bb', 'a', 'ccc']; x.sort(key=len_); x
x = [1, 'a']; x.sort(); x
x = [3, 2.5, 1]; x.sort(); x
x = [True, False, 2, 0]; x.sort(); x
x = [1, 2]; x.sort(1)
x = [1, 2]; x.sort(foo=1)
[1, 2, 3][0]
[1, 2, 3][-1]
[1, 2, 3][3]
[1, 2, 3][-4]
[1, 2, 3]['a']
[1, 2, 3][1.5]
[1, 2, 3][None]
[1, 2, 3][100000000000000000000]
[1, 2, 3][True]
[0, 1, 2, 3, 4, 5][1:4]
[0, 1, 2, 3, 4, 5][::2]
[0, 1, 2, 3, 4, 5][::-1]
[0, 1, 2, 3, 4, 5][4:1:-2]
[0, 1, 2, 3, 4, 5][-2:]
[0, 1, 2, 3, 4, 5][10:20]
[0, 1, 2, 3, 4, 5][:100000000000000000000]
[0, 1, 2, 3, 4, 5][::0]
[0, 1, 2, 3, 4, 5]['a':]
x = [1, 2, 3]; x[1] = 9; x
x = [1, 2, 3]; x[3] = 9
x = [1, 2, 3]; x['a'] = 9
x = [1, 2, 3]; x[0:2] = [7, 8, 9]; x
x = [1, 2, 3]; x[1:1] = (4, 5); x
x = [1, 2, 3]; x[:] = x; x
x = [1, 2, 3]; x[1:] = x; x
x = [1, 2, 3]; x[0:2] = 5
x = [1, 2, 3, 4]; x[::2] = 'ab'; x
x = [1, 2, 3, 4]; x[::2] = [1]
x = [1, 2, 3, 4]; x[::2] = 7
x = [1, 2, 3, 4]; x[::-1] = x; x
x = [1, 2, 3, 4]; x[5:1] = [9]; x
x = [1, 2, 3, 4]; x[3:1] = [9]; x
x = [1, 2, 3, 4]; x[1:3] = []; x
x = [1, 2, 3, 4]; x[1:3] = zip([1], [2]); x
x = [1, 2, 3, 4]; del x[1]; x
x = [1, 2, 3, 4]; del x[-1]; x
x = [1, 2, 3, 4]; del x[4]
x = [1, 2, 3, 4]; del x['a']
x = [0, 1, 2, 3, 4, 5, 6, 7, 8]; del x[1:7:2]; x
x = [0, 1, 2, 3, 4, 5, 6, 7, 8]; del x[7:1:-3]; x
x = [0, 1, 2, 3, 4, 5, 6, 7, 8]; del x[::3]; x
x = [0, 1, 2, 3, 4, 5, 6, 7, 8]; del x[:]; x
x = [0, 1, 2, 3]; del x[5:]; x
[1] + [2, 3]
[1] + (2,)
[1] + 2
(1,) + [2]
(1,) + 'a'
[1, 2] * 3
3 * [1, 2]
[1, 2] * 0
[1, 2] * -1
[1, 2] * 'a'
[1, 2] * 1.5
'a' * [1]
[1, 2] * 10000000000000000000000
[1, 2] * 4611686018427387903
(1, 2) * 4611686018427387903
[1] - [1]
x = [1]; x += (2, 3); x
x = [1]; x += 'ab'; x
x = [1]; x += 5
x = [1, 2]; x *= 2; x
x = [1, 2]; x *= 0; x
x = [1, 2]; x *= 'a'
x = (1,); x += (2,); x
x = (1, 2); x *= 2; x
x = [1]; x.extend({1: 2, 3: 4}); x
x = [1]; x.extend(range(3)); x
x = [1]; x.extend(x); x
x = [1]; x.extend(None)
x = [1]; x.append()
x = [1]; x.append(1, 2)
x = [1, 2]; x.insert(0, 9); x
x = [1, 2]; x.insert(-1, 9); x
x = [1, 2]; x.insert(100, 9); x
x = [1, 2]; x.insert(-100, 9); x
x = [1, 2]; x.insert('a', 9)
x = [1, 2, 3]; x.pop()
x = [1, 2, 3]; x.pop(0); x
x = [1, 2, 3]; x.pop(-2)
x = [1, 2, 3]; x.pop(3)
x = []; x.pop()
x = [1, 2, 3]; x.pop('a')
x = [1, 2, 1]; x.remove(1); x
x = [1, 2, 1]; x.remove(3)
[1, 2, 1].index(1, 1)
[1, 2, 1].index(1, -1)
[1, 2, 1].index(2, 2)
[1, 2, 1].index(5)
[1, 2, 1].index(1, 'a')
[1, 2, 1].index(1, 0, 100000000000000000000)
[1, 2, 1].count(1)
[1, 1.0, True].count(1)
x = [1, 2, 3]; x.reverse(); x
x = [1, 2]; x.clear(); x
x = [1, 2]; y = x.copy(); y.append(3); x
x = [1, 2]; x.foo
list('abc')
list(5)
list(1, 2)
list(a=1)
list()
list(range(5))
list({1: 2}.items())
list(reversed([1, 2, 3]))
list[int]
tuple[int, str]
dict[str, int]
hash([])
hash({})
hash({1})
{[]: 1}
{[1]}
[1, 2] == [1, 2]
[1, 2] == (1, 2)
[1, 2] != [1, 3]
[1, 2] < [1, 3]
[1, 2] < [1, 2, 0]
[1, 2] >= [1, 2]
[1, 'a'] < [1, 2]
[1] < (1,)
[[]] > []
2 in [1, 2]
'a' in [1, 2]
x = [1]; x.append(x); x == x
x = [1]; y = (x,); x.append(y); y
x = [1]; x[0] = x; x
x = {}; x['a'] = x; x
x = {}; x['a'] = x.values(); x
repr([])
()
(1,)
(1, 2)
tuple([1, 2])
tuple('ab')
tuple(5)
tuple(1, 2)
(1, 2, 3)[1]
(1, 2, 3)[-3]
(1, 2, 3)[3]
(1, 2, 3)['a']
(1, 2, 3)[::2]
(1, 2, 3)[::-1]
(1, 2, 3)[1:]
(1, 2, 3)[5:]
(1, 2, 1).count(1)
(1, 2, 1).index(2)
(1, 2, 1).index(3)
(1, 2) < (1, 3)
(1, 2) == (1, 2)
(1, 2) == [1, 2]
(1, 2) < 3
hash((1, 2, 3))
hash(())
hash((0,))
hash((1, (2, 3), -1))
hash((1.5, None == None))
hash((1, []))
x = (1, 2); x[0] = 5
x = (1, 2); del x[0]
(1, 2).__getnewargs__()
2 in (1, 2)
{}
{'a': 1, 'b': [2]}
x = {1: 'a', 2: 'b'}; x[3] = 'c'; x
x = {1: 'a', 2: 'b'}; x[1] = 'z'; x
x = {1: 'a', 2: 'b'}; del x[1]; x[1] = 'q'; x
x = {1: 'a'}; del x[5]
x = {1: 'a'}; del x['five']
{1: 'a'}[2]
{1: 'a'}['b']
{1: 'a'}[(1, 2)]
{1: 'a'}[[]]
{1: 'a'}[1.0]
{True: 'a'}[1]
{1: 'a', 1.0: 'b', True: 'c'}
{1: 'a'}.get(1)
{1: 'a'}.get(2)
{1: 'a'}.get(2, 'z')
{1: 'a'}.get()
{1: 'a'}.get([])
x = {1: 'a'}; x.setdefault(1, 'b')
x = {1: 'a'}; x.setdefault(2, 'b'); x
x = {1: 'a'}; x.setdefault(2); x
x = {1: 'a'}; x.pop(1)
x = {1: 'a'}; x.pop(2)
x = {1: 'a'}; x.pop(2, None)
x = {1: 'a'}; x.pop()
x = {1: 'a', 2: 'b'}; x.popitem()
x = {1: 'a', 2: 'b'}; x.popitem(); x
x = {}; x.popitem()
x = {1: 2}; x.clear(); x
x = {1: 2}; y = x.copy(); y[3] = 4; x
x = {1: 2}; x.update({3: 4}); x
x = {1: 2}; x.update([(1, 9), (5, 6)]); x
x = {1: 2}; x.update(a=1, b=2); x
x = {1: 2}; x.update({3: 4}, c=5); x
x = {1: 2}; x.update(['ab', 'cd']); x
x = {1: 2}; x.update([1])
x = {1: 2}; x.update(['abc'])
x = {1: 2}; x.update([(1, 2), (1, 2, 3)])
x = {1: 2}; x.update(5)
x = {1: 2}; x.update(1, 2)
x = {1: 2}; x.update(); x
dict()
dict(a=1, b=2)
dict([(1, 2), (3, 4)])
dict({1: 2}, x=3)
dict(zip([1, 2], 'ab'))
dict(5)
dict(1, 2)
dict.fromkeys([1, 2])
dict.fromkeys('ab', 0)
dict.fromkeys(5)
{1: 2} == {1: 2.0}
{1: 2} == {1: 3}
{1: 2} == {2: 2}
{1: 2, 3: 4} == {3: 4, 1: 2}
{1: 2} != {}
{1: 2} < {1: 2}
{1: 2} == [1]
{1: 2} | {3: 4}
{1: 2, 3: 5} | {3: 4}
{1: 2} | [(3, 4)]
x = {1: 2}; x |= {3: 4}; x
x = {1: 2}; x |= [(3, 4)]; x
x = {1: 2}; x |= 5
{1: 2} + {3: 4}
1 in {1: 2}
2 in {1: 2}
[] in {1: 2}
len({1: 2, 3: 4})
list({3: 1, 1: 2, 2: 3})
list(reversed({3: 1, 1: 2, 2: 3}))
list(reversed({3: 1, 1: 2, 2: 3}.items()))
list(reversed({3: 1, 1: 2, 2: 3}.values()))
x = {1: 2, 3: 4}; i = iter(x); next(i); x[5] = 6; next(i)
x = {1: 2, 3: 4}; i = iter(x); next(i); del x[1]; x[9] = 1; next(i)
x = {1: 2}; i = iter(x); next(i); del x[1]; x[9] = 1; next(i)
x = {1: 2, 3: 4}; i = iter(x); next(i); x[1] = 7; next(i)
x = {1: 2}; i = iter(x); next(i); next(i)
x = {1: 2, 3: 4}; i = iter(x.items()); next(i); i.__length_hint__()
{1: 2}.keys()
{1: 2}.values()
{1: 2}.items()
len({1: 2}.keys())
1 in {1: 2}.keys()
2 in {1: 2}.values()
(1, 2) in {1: 2}.items()
(1, 3) in {1: 2}.items()
5 in {1: 2}.items()
{1: 2, 3: 4}.keys() & [1, 9]
{1: 2, 3: 4}.keys() & {1, 9, 8}
{1: 2, 3: 4}.keys() & {1: 5}.keys()
{1: 2, 3: 4}.keys() | [9]
{1: 2, 3: 4}.keys() - {1}
{1: 2, 3: 4}.keys() ^ {1, 5}
{1: 2}.items() & {(1, 2)}
{1: 2}.items() | {(3, 4)}
[1, 2] & {1: 2}.keys()
{1, 2} - {1: 2}.keys()
{1: 2}.keys() | 5
{1: 2}.values() | {1}
{1: 2}.keys() == {1}
{1: 2}.keys() == [1]
{1: 2}.keys() < {1, 2}
{1: 2}.keys() >= {1: 3}.keys()
{1: 2}.items() == {1: 2}.items()
{1: 2}.values() == {1: 2}.values()
{1: 2}.keys().isdisjoint([2, 3])
{1: 2}.keys().isdisjoint([1])
{1: 2}.keys().mapping
{1: []}.items() | set()
hash({1: 2}.keys())
set()
{1, 2, 3}
{3, 1, 2, 1}
set([5, 1, 9, 1000, 33, 8, 17])
set(range(20))
set(range(0, 1000, 37))
set([1, 17, 33, 49, 65, 81, 97])
set([8, 16, 24, 32, 40, 48, 56])
set([-1, -2, -3, 0])
set([100, 200, 300, 400, 500, 600, 700, 800, 900])
set([0.5, 1.5, 2, 3.25, 1e10, 1e300])
set([1000000007, 998244353, 4611686018427387904, 123456789012345678901234567890])
set([(1, 2), (3, 4), (5, 6), (2, 1)])
x = set(range(10)); x.discard(3); x.discard(5); x.add(100); x.add(3); x
x = set(range(30)); x.difference_update(range(0, 30, 2)); x
x = set(range(100)); x.pop(); x.pop(); x.pop()
x = set([50, 20, 30]); x.pop(); x.pop(); x.pop(); x.pop()
x = {1}; x.add(2); x.add(1); x
x = {1}; x.add([])
x = {1}; x.remove(2)
x = {1}; x.remove([])
x = {1}; x.remove({2})
x = {frozenset([2]), 1}; x.remove({2}); x
{2} in {frozenset([2])}
[] in {1}
x = {1}; x.discard(2); x
x = {1}; x.clear(); x
x = {1}; y = x.copy(); y.add(2); x
{1, 2, 3} | {3, 4, 10}
{1, 2, 3} & {2, 3, 4}
{1, 2, 3} - {2}
{1, 2, 3} ^ {3, 4}
{1} | [2]
{1} - 5
x = {1}; x |= [2]
x = {1, 20, 3}; x |= {4, 50}; x
x = {1, 20, 3}; x &= {20, 3}; x
x = {1, 20, 3}; x -= {20}; x
x = {1, 20, 3}; x ^= {20, 7}; x
x = {1, 2}; x -= x; x
x = {1, 2}; x ^= x; x
{1, 2}.union([3], (4,), {5: 6})
{1, 2}.union()
{1, 2, 3}.intersection([3, 2], (2,))
{1, 2, 3}.difference([1], [2])
{1, 2, 3}.symmetric_difference([1, 9])
{1, 2, 3}.symmetric_difference({1: 0, 9: 0})
{1}.union(5)
x = {1}; x.update([2], 'a', {3: 4}); len(x)
x = {1, 2, 3}; x.intersection_update([3, 4], [3]); x
x = {1, 2, 3}; x.difference_update([3, 4], [1]); x
x = {1, 2, 3}; x.symmetric_difference_update([3, 4]); x
{1}.issubset([1, 2])
{1, 5}.issubset({1, 2})
{1, 2}.issuperset([1])
{1, 2}.issuperset([3])
{1, 2}.isdisjoint([3])
{1, 2}.isdisjoint({2})
{1, 2} == {2, 1}
{1, 2} == frozenset([1, 2])
{1, 2} == [1, 2]
{1} < {1, 2}
{1} <= {1}
{1} > {1}
{1} < [1, 2]
frozenset()
frozenset([1, 2])
frozenset([1]) | {2}
{2} | frozenset([1])
hash(frozenset([1, 2, 3]))
hash(frozenset())
hash(frozenset([frozenset([1]), 2]))
frozenset([1]).add(2)
{frozenset([1, 2]): 'x'}[frozenset([2, 1])]
set(5)
set(1, 2)
set(a=1)
frozenset(a=1)
x = {1, 2}; i = iter(x); next(i); x.add(3); next(i)
x = {1, 2}; i = iter(x); next(i); i.__length_hint__()
x = set(); x.pop()
1 in {1, 2}
range(5)
range(1, 5)
range(1, 10, 3)
range(10, 0, -3)
list(range(10, 0, -3))
len(range(10, 0, -3))
len(range(0))
range()
range(1, 2, 3, 4)
range('a')
range(1.5)
range(1, 2, 0)
range(a=1)
range(10)[3]
range(10)[-1]
range(10)[10]
range(10)['a']
range(10)[2:5]
range(10)[::-1]
range(10)[::3]
range(0, 10, 3)[1:3]
range(10, 0, -2)[1:]
range(10)[100:]
3 in range(10)
10 in range(10)
3 in range(0, 10, 2)
3.0 in range(10)
3.5 in range(10)
'a' in range(10)
True in range(10)
range(10).index(4)
range(0, 10, 2).index(3)
range(10).index(4.0)
range(10).index('a')
range(10).count(4)
range(10).count(4.0)
range(10).count(50)
range(3) == range(0, 3)
range(0) == range(5, 5)
range(0, 5, 2) == range(0, 6, 2)
range(1, 2, 3) == range(1, 2, 9)
range(3) == [0, 1, 2]
range(3) < range(4)
hash(range(3))
range(0, 10, 2).start
range(0, 10, 2).stop
range(0, 10, 2).step
list(reversed(range(5)))
list(reversed(range(10, 0, -3)))
list(reversed(range(0)))
range(100000000000000000000)
len(range(100000000000000000000))
range(100000000000000000000)[99999999999999999999]
range(100000000000000000000)[-1]
range(100000000000000000000)[5:100000000000000000000:7]
99999999999999999999 in range(100000000000000000000)
range(0, 100000000000000000000, 3).index(99999999999999999999)
range(100000000000000000000) == range(100000000000000000000)
i = iter(range(4611686018427387900, 4611686018427387906)); list(i)
list(range(100000000000000000000, 100000000000000000003))
list(reversed(range(100000000000000000000, 100000000000000000003)))
list(range(100000000000000000003, 100000000000000000000, -2))
list(range(-4611686018427387904, -4611686018427387901))
list(range(0, 4611686018427387904, 2305843009213693952))
i = iter(range(5)); next(i); i.__length_hint__()
slice(1)
slice(1, 2)
slice(1, 2, 3)
slice()
slice(1, 2, 3, 4)
slice(None, 'a', [])
slice(1, 2).start
slice(1, 2).step
slice(1, 2) == slice(1, 2)
slice(1, 2) < slice(1, 3)
slice(1, 2) == 5
slice(1, 10, 3).indices(5)
slice(None, None, -1).indices(5)
slice(-3, None).indices(5)
slice(None, None, 0).indices(5)
slice('a').indices(5)
slice(1).indices(-1)
slice(5, 200000000000000000000, 3).indices(100000000000000000000)
slice(None, -5, -2).indices(100000000000000000000)
hash(slice(1))
list(enumerate('abc'))
list(enumerate('ab', 5))
list(enumerate('ab', start=4611686018427387903))
list(enumerate(iterable='ab'))
enumerate()
enumerate(5)
enumerate('a', 'b')
list(zip([1, 2, 3], 'ab'))
list(zip())
list(zip([1, 2]))
list(zip([1], [2], [3]))
list(zip([1, 2], [1], strict=True))
list(zip([1], [1, 2], strict=True))
list(zip([1], [1], [1, 2], strict=True))
list(zip([1], [1], [], strict=True))
list(zip([1], [1], strict=True))
zip([1], foo=1)
zip([1], 5)
list(map(str, [1, 2]))
list(map(int, ['1', 'a']))
list(map(max_, [1, 5], [3, 2]))
map(str)
map(str, 5)
list(filter(None, [0, 1, '', 'a', [], [0]]))
list(filter(bool, [0, 1, 2]))
list(filter(str, ['', 'a']))
filter(None)
filter(None, 5)
list(reversed('abc'))
list(reversed((1, 2)))
reversed({1})
reversed(5)
reversed()
i = reversed((1, 2, 3)); next(i); i.__length_hint__()
i = iter([1, 2]); next(i); next(i); next(i)
i = iter([1, 2]); next(i); i.__length_hint__()
i = iter((1, 2)); next(i); i.__length_hint__()
x = [1, 2]; i = iter(x); next(i); x.append(3); list(i)
x = [1, 2]; i = iter(x); list(i); x.append(3); list(i)
x = [1, 2, 3]; i = reversed(x); next(i); x.clear(); list(i)
list(set(range(50)) & set(range(25, 75)))
list(set(range(50)) - set(range(0, 50, 3)))
list(set(range(0, 2000, 7)) | set(range(0, 2000, 11)))
list(set(range(0, 2000, 7)) ^ set(range(0, 2000, 11)))
list(set([0, 64, 128, 192, 256, 320, 384, 448, 512, 576, 640]) - set([64, 128]))
list(frozenset(range(0, 300, 13)))
"""


def answer(program):
    names = {"len_": len, "max_": max}
    statements = [s.strip() for s in program.split("; ")]
    try:
        for s in statements[:-1]:
            exec(s, names)
        try:
            code = compile(statements[-1], "", "eval")
        except SyntaxError:
            exec(statements[-1], names)
            return "None"
        return repr(eval(code, names))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main():
    print("/* SPDX-License-Identifier: MIT")
    print(" * Made by test_containers_cases.py; do not edit. Program, and CPython's answer. */")
    print("/* clang-format off */")
    for program in PROGRAMS.strip().split("\n"):
        print("{" + quoted(program) + ",\n " + quoted(answer(program)) + "},")


main()
