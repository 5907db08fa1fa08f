// Values from JavaScript to the language and back.
import { describe, expect, test } from "@jest/globals";
import { Channel, Handle, Tasklet, kwargs } from "switchyard";
import { failure, runtime } from "./support.js";

const whole: [string, unknown, string, unknown?][] = [
  ["null", null, "None"],
  ["undefined", undefined, "None", null],
  ["true", true, "True"],
  ["false", false, "False"],
  ["zero", 0, "0"],
  ["a whole number", -17, "-17"],
  ["the largest safe number", 2 ** 53 - 1, "9007199254740991"],
  ["a number beyond", 2 ** 53, "9007199254740992.0"],
  ["a small BigInt", 5n, "5", 5],
  ["a BigInt beyond doubles", 2n ** 53n, "9007199254740992"],
  ["a BigInt at 63 bits", -(2n ** 62n) - 1n, "-4611686018427387905"],
  ["a BigInt of 64 bits", -(2n ** 63n), "-9223372036854775808"],
  ["a large BigInt", 2n ** 200n, String(2n ** 200n)],
  ["a large negative BigInt", -(2n ** 100n), String(-(2n ** 100n))],
  ["a fraction", 0.1, "0.1"],
  ["minus zero", -0, "-0.0"],
  ["infinity", Infinity, "inf"],
  ["not a number", NaN, "nan"],
  ["the smallest number", 5e-324, "5e-324"],
  ["a string", "häuser 🚂 \0", "'häuser 🚂 \\x00'"],
  ["a lone surrogate", "a\ud800b", "'a\\ud800b'"],
  ["a pair beside a lone surrogate", "\udc00😀", "'\\udc00😀'"],
  ["bytes", new Uint8Array([0, 255, 10]), "b'\\x00\\xff\\n'"],
  ["a buffer", new Uint8Array([7]).buffer, "b'\\x07'", new Uint8Array([7])],
  ["numbers of a typed array", new Int16Array([1, -2]), "[1, -2]", [1, -2]],
  ["an array", [1, "a", [null, []]], "[1, 'a', [None, []]]"],
  ["a map", new Map<unknown, unknown>([[1, "x"], ["k", [2]]]), "{1: 'x', 'k': [2]}"],
  ["a plain object", { a: 1, b: { c: null } }, "{'a': 1, 'b': {'c': None}}",
    new Map<string, unknown>([["a", 1], ["b", new Map([["c", null]])]])],
  ["a set", new Set([1]), "{1}"],
];

describe("values", () => {
  test("reach the language as the documented types and come back", async () => {
    const rt = await runtime();
    for (const [name, value, repr, back = value] of whole) {
      await rt.set("value", value);
      expect([name, await rt.eval("repr(value)")]).toEqual([name, repr]);
      expect([name, await rt.eval("value")]).toEqual([name, back]);
    }
  });

  test("of the language come as the nearest of JavaScript", async () => {
    const rt = await runtime();
    await rt.exec("import collections, enum\nP = collections.namedtuple('P', 'x y')\nclass S(str):\n    pass\n");
    expect(await rt.eval("(1, (2,), frozenset([3]), bytearray(b'a'), memoryview(b'b'), True + 0)")).toEqual([
      1, [2], new Set([3]), new Uint8Array([97]), new Uint8Array([98]), 1,
    ]);
    expect(await rt.eval("[P(1, 2), S('s'), collections.OrderedDict(a=1)]")).toEqual([
      [1, 2], "s", new Map([["a", 1]]),
    ]);
    expect(await rt.eval("{(1, 2): 3}")).toEqual(new Map([[[1, 2], 3]]));
  });

  test("dicts become objects if that is wanted", async () => {
    const rt = await runtime({ dicts: "object" });
    expect(await rt.eval("{'a': {'__proto__': 1}, 'b': {1: 2}}")).toEqual({
      a: Object.defineProperty({}, "__proto__", { value: 1, enumerable: true }),
      b: new Map([[1, 2]]),
    });
  });

  test("what contains itself is refused on both sides", async () => {
    const rt = await runtime();
    const own: unknown[] = [];
    own.push(own);
    await expect(rt.set("x", own)).rejects.toThrow(/contains itself/);
    await rt.exec("x = []\nx.append(x)\n");
    expect(await failure(rt.eval("x"))).toMatchObject({ type: "ValueError" });
    await expect(rt.set("x", Symbol("s"))).rejects.toThrow(TypeError);
    await expect(rt.set("x", new Map([[new Map(), 1]]))).rejects.toThrow(/cannot take this value/);
    expect(await rt.eval("1")).toBe(1);
  });

  test("functions and objects of JavaScript come back as they are", async () => {
    const rt = await runtime();
    const date = new Date();
    const work = (): number => 1;
    await rt.set("kept", [date, work]);
    const [first, second] = (await rt.eval("kept")) as unknown[];
    expect(first).toBe(date);
    expect(second).toBe(work);
    expect(await rt.eval("[repr(k) for k in kept]")).toEqual(["<host object Date>", "<host function work>"]);
    expect(await failure(rt.eval("kept[0]()"))).toMatchObject({ type: "TypeError" });
  });
});

describe("handles", () => {
  const source = "class Point:\n    def __init__(self, x):\n        self.x = x\n    def plus(self, n, *, times=1):\n        return Point(self.x + n * times)\n    def __repr__(self):\n        return f'Point({self.x})'\n";

  test("stand for objects: attributes, methods, calls", async () => {
    const rt = await runtime();
    await rt.exec(source);
    const point = (await rt.call("Point", 3)) as Handle;
    expect(point).toBeInstanceOf(Handle);
    expect(point.type).toBe("Point");
    expect(await point.get("x")).toBe(3);
    await point.set("x", 4);
    expect(await point.repr()).toBe("Point(4)");
    expect(await point.text()).toBe("Point(4)");
    expect(await point.attributes()).toContain("plus");
    const more = (await point.invoke("plus", 1)) as Handle;
    expect(await more.repr()).toBe("Point(5)");
    const plus = (await point.get("plus")) as Handle;
    const most = (await rt.call(plus, 2, kwargs({ times: 10 }))) as Handle;
    expect(await most.get("x")).toBe(24);
    expect(await failure(point.get("y"))).toMatchObject({
      type: "AttributeError",
      message: "'Point' object has no attribute 'y'",
    });
    expect(await rt.call("isinstance", more, (await rt.get("Point")) as Handle)).toBe(true);
  });

  test("keep their objects until they are disposed of", async () => {
    const rt = await runtime();
    await rt.exec("import gc, weakref\nclass C:\n    pass\nrefs = []\ndef make():\n    c = C()\n    refs.append(weakref.ref(c))\n    return c\n");
    const alive = "gc.collect() is None or [r() is not None for r in refs]";
    const first = (await rt.call("make")) as Handle;
    const second = (await rt.call("make")) as Handle;
    expect(await rt.eval(alive)).toEqual([true, true]);
    first.dispose();
    first.dispose();
    await rt.eval("gc.collect()");
    expect(await rt.eval(alive)).toEqual([false, true]);
    await expect(first.get("x")).rejects.toThrow("the handle has been disposed of");
    await expect(rt.call("repr", first)).rejects.toThrow("the handle has been disposed of");
    second[Symbol.dispose]?.();
    await rt.eval("gc.collect()");
    expect(await rt.eval(alive)).toEqual([false, false]);
  });

  test("have classes of their own for channels and tasklets, and belong to one program", async () => {
    const rt = await runtime();
    await rt.exec("import stackless\n");
    expect(await rt.eval("stackless.channel()")).toBeInstanceOf(Channel);
    const task = (await rt.eval("stackless.tasklet(print)")) as Tasklet;
    expect(task).toBeInstanceOf(Tasklet);
    expect(await task.isAlive()).toBe(false);
    const other = await runtime();
    await expect(other.set("x", task)).rejects.toThrow("belongs to another program");
  });
});
