// Calls of the language from JavaScript, and of JavaScript from the language.
import { describe, expect, jest, test } from "@jest/globals";
import type { Handle} from "switchyard";
import { DisposedError, MemoryFiles, kwargs, withContext, type CallContext } from "switchyard";
import { failure, runtime } from "./support.js";

const later = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("calls", () => {
  const helper = `
PI = 3.25
_private = 1
import math
class Box:
    def __init__(self, v):
        self.v = v
def add(a, b=2, *rest, scale=1):
    return (a + b + sum(rest)) * scale
def boom(depth):
    if depth:
        boom(depth - 1)
    raise ValueError("no good")
`;

  test("find globals, builtins and modules by name", async () => {
    const rt = await runtime({ modules: { helper, "pack.part": "def f():\n    return __name__\n" } });
    expect(await rt.call("len", "äöü")).toBe(3);
    expect(await rt.call("helper.add", 1)).toBe(3);
    expect(await rt.call("helper.add", 1, 2, 3, kwargs({ scale: 10 }))).toBe(60);
    expect(await rt.call("pack.part.f")).toBe("pack.part");
    await rt.exec("def double(x):\n    return x * 2\n");
    expect(await rt.call("double", [1])).toEqual([1, 1]);
    expect(await failure(rt.call("nobody"))).toMatchObject({ type: "NameError", message: "name 'nobody' is not defined" });
    expect(await failure(rt.call("nowhere.f"))).toMatchObject({ type: "ModuleNotFoundError" });
  });

  test("import gives the public names", async () => {
    const rt = await runtime({ modules: { helper } });
    const space = await rt.import("helper");
    expect(Object.keys(space)).toEqual(expect.arrayContaining(["PI", "Box", "add", "boom"]));
    expect(space).not.toHaveProperty("_private");
    expect(space["PI"]).toBe(3.25);
    const add = space["add"] as (...args: unknown[]) => Promise<number>;
    expect(await add(1, kwargs({ b: 5 }))).toBe(6);
    expect(await space.call("add", 1, 1)).toBe(2);
    const box = (await (space["Box"] as (v: number) => Promise<Handle>)(9));
    expect(await box.get("v")).toBe(9);
    expect(await space.get("_private")).toBe(1);
    space.dispose();
    await expect(space.get("PI")).rejects.toThrow(DisposedError);
  });

  test("errors have type, message, frames and traceback", async () => {
    const rt = await runtime({ modules: { helper } });
    const error = await failure(rt.call("helper.boom", 1));
    expect(error).toMatchObject({
      name: "SwitchyardError", type: "ValueError", message: "no good", filename: "helper.py", line: 13,
    });
    expect(error.frames).toEqual([
      { file: "helper.py", line: 12, column: 9, function: "boom" },
      { file: "helper.py", line: 13, column: 5, function: "boom" },
    ]);
    expect(error.traceback).toBe(
      'Traceback (most recent call last):\n  File "helper.py", line 12, in boom\n    boom(depth - 1)\n' +
        '  File "helper.py", line 13, in boom\n    raise ValueError("no good")\nValueError: no good\n',
    );
    expect(await failure(rt.eval("1 +"))).toMatchObject({ type: "SyntaxError" });
    expect(await failure(rt.exec("import sys\nsys.exit(3)\n"))).toMatchObject({ type: "SystemExit" });
    expect(await rt.eval("1")).toBe(1);
  });

  test("run beside each other, and a signal ends one", async () => {
    const rt = await runtime();
    await rt.exec("import stackless\nlog = []\ndef slow(n):\n    try:\n        while True:\n            stackless.schedule()\n            n -= 1\n            if n == 0:\n                return 'done'\n    finally:\n        log.append(n)\n");
    const stop = new AbortController();
    const endless = rt.callWith("slow", { args: [-1], signal: stop.signal });
    expect(await rt.call("slow", 3)).toBe("done");
    stop.abort(new Error("enough"));
    await expect(endless).rejects.toThrow("enough");
    await rt.eval("0");
    expect(await rt.eval("log[0] == 0 and log[1] < -1 and len(log)")).toBe(2);
    await expect(rt.callWith("slow", { args: [1], signal: stop.signal })).rejects.toThrow("enough");
  });

  test("a budget ends a call that runs for too long, and no other", async () => {
    const rt = await runtime();
    await rt.exec("def spin(n):\n    for i in range(n):\n        pass\n    return n\ndef caught():\n    try:\n        spin(10**9)\n    except RuntimeError as e:\n        return type(e).__name__\n");
    const [short, long, caught] = await Promise.allSettled([
      rt.callWith("spin", { args: [100], ticks: 10_000 }),
      rt.callWith("spin", { args: [10 ** 9], ticks: 100_000 }),
      rt.callWith("caught", { ticks: 50_000 }),
    ]);
    expect(short).toEqual({ status: "fulfilled", value: 100 });
    expect(long).toMatchObject({ status: "rejected", reason: { type: "BudgetExceeded" } });
    expect(caught).toEqual({ status: "fulfilled", value: "BudgetExceeded" });
    expect(await rt.call("spin", 10)).toBe(10);
  });

  test("close lets exit handlers run; a run may follow", async () => {
    let out = "";
    const rt = await runtime({ stdout: (text) => (out += text) });
    await rt.exec("import atexit\natexit.register(print, 'bye')\n");
    const waits = rt.exec("import stackless\nstackless.channel().receive()\n");
    await expect(rt.run("print(1)")).rejects.toThrow("already");
    await rt.close();
    await expect(waits).rejects.toThrow("the program has ended");
    expect(out).toBe("bye\n");
    await rt.run("print('again')\n");
    expect(out).toBe("bye\nagain\n");
  });

  test("work on a program that is running", async () => {
    const rt = await runtime();
    const program = rt.start("import stackless\nch = stackless.channel()\nn = 0\nprint(ch.receive())\n", {
      globals: { begin: 5 },
    });
    const channel = await program.channel();
    expect(await program.eval("begin + 1")).toBe(6);
    // The receiver goes on first, and the end of main is the end of all.
    await expect(program.exec("ch.send('sent')\n")).rejects.toThrow("the program has ended");
    channel.dispose();
    expect(await program.done).toMatchObject({ stdout: "sent\n", exitCode: 0 });
    await expect(program.eval("1")).rejects.toThrow("the program has ended");
    program.dispose();
    await expect(program.eval("1")).rejects.toThrow(DisposedError);
  });
});

describe("host functions", () => {
  test("are called like any other", async () => {
    const rt = await runtime({
      globals: {
        add: (a: number, b: number) => a + b,
        named: (...args: unknown[]) => args,
        fail: () => {
          throw Object.assign(new Error("bad"), { name: "MyError" });
        },
        typed: () => {
          throw Object.assign(new Error("wrong key"), { type: "KeyError" });
        },
      },
      hostModules: { host: { answer: 42, up: (s: string) => s.toUpperCase() } },
    });
    const { stdout } = await rt.run(`
import host
from host import up
print(add(1, 2), up('a'), host.answer, list(map(up, 'xy')))
print(named(1, k=2))
try:
    fail()
except Exception as e:
    print(type(e).__module__, type(e).__name__, e, e.name, 'bad' in e.stack)
try:
    typed()
except KeyError as e:
    print(repr(e))
print(sorted([3, 1, 2], key=lambda x: add(0, -x)))
`);
    expect(stdout).toBe(
      "3 A 42 ['X', 'Y']\n[1, {'k': 2}]\nhostlib HostError bad MyError True\nKeyError('wrong key')\n[3, 2, 1]\n",
    );
  });

  test("that are async let other tasklets run", async () => {
    const rt = await runtime({
      globals: {
        fetch: async (n: number) => {
          await later(5 * n);
          return `page ${n}`;
        },
        reject: () => Promise.reject(new TypeError("refused")),
      },
    });
    const { stdout } = await rt.run(`
import stackless
def get(n):
    print('ask', n)
    print(fetch(n))
for n in (3, 1, 2):
    stackless.tasklet(get)(n)
stackless.run()
print('all')
try:
    reject()
except Exception as e:
    print(e.name, e)
print(sorted([2, 1], key=lambda n: fetch(n)))
`);
    expect(stdout).toBe(
      "ask 3\nask 1\nask 2\npage 1\npage 2\npage 3\nall\nTypeError refused\n[1, 2]\n",
    );
  });

  test("are aborted when their tasklet is killed", async () => {
    const reasons: unknown[] = [];
    async function hang(this: CallContext): Promise<void> {
      this.signal.addEventListener("abort", () => reasons.push(this.signal.reason));
      await new Promise(() => undefined);
    }
    const arrow = withContext(async ({ signal }, name: string) => {
      await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
      return name;
    });
    const rt = await runtime({ globals: { hang, arrow } });
    const { stdout } = await rt.run(`
import stackless
def work(f, *args):
    try:
        f(*args)
    finally:
        print('finally')
tasks = [stackless.tasklet(work)(hang), stackless.tasklet(work)(arrow, 'x')]
stackless.schedule()
for t in tasks:
    t.kill()
print('killed')
`);
    expect(stdout).toBe("finally\nfinally\nkilled\n");
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toBeInstanceOf(DisposedError);
  });

  test("are aborted when the program is disposed of", async () => {
    const aborted = jest.fn();
    const rt = await runtime({
      globals: {
        hang: withContext(({ signal }) => new Promise(() => signal.addEventListener("abort", aborted))),
      },
    });
    const program = rt.start("hang()\n");
    await later(20);
    program.dispose();
    expect(aborted).toHaveBeenCalledTimes(1);
    await expect(program.done).rejects.toThrow(DisposedError);
  });

  test("may use the runtime once they are async, and not while they are called", async () => {
    const rt = await runtime();
    await rt.exec("def inc(x):\n    return x + 1\n");
    await rt.set("twice", async (x: number) => rt.call("inc", await rt.call("inc", x)));
    expect(await rt.call("twice", 1)).toBe(3);
    await rt.set("step", () => rt.program?.step("line"));
    expect(await failure(rt.call("step"))).toMatchObject({ type: "HostError", message: /running/ });
  });

  test("what a plain one asks for comes when it has returned", async () => {
    const rt = await runtime();
    const seen: unknown[] = [];
    await rt.set("x", 1);
    await rt.set("note", () => void rt.eval("x").then((x) => seen.push(x)));
    await rt.exec("note()\nx = 2\n");
    await rt.eval("0");
    expect(seen).toEqual([2]);
  });
});

describe("a program's handle", () => {
  test("pause, resume, kill, events", async () => {
    const rt = await runtime();
    const program = rt.start("n = 0\nwhile True:\n    n += 1\n", { paused: true });
    const events: string[] = [];
    program.on("pause", () => events.push("pause"));
    program.on("resume", () => events.push("resume"));
    const off = program.on("end", (error) => events.push(`end ${error?.code}`));
    program.on("end", () => events.push("second"));
    await later(20);
    expect(program.global("n")).toBeNull();
    program.resume();
    await later(50);
    program.pause();
    const n = Number(program.global("n"));
    expect(n).toBeGreaterThan(0);
    await later(30);
    expect(Number(program.global("n"))).toBe(n);
    program.step("line");
    program.step("line");
    expect(Number(program.global("n"))).toBe(n + 1);
    off();
    program.resume();
    program.kill();
    expect(await failure(program.done)).toMatchObject({ code: "E_STOPPED", exitCode: 130 });
    expect(events).toEqual(["resume", "pause", "resume", "second"]);
  });

  test("interrupt raises KeyboardInterrupt", async () => {
    const rt = await runtime();
    const program = rt.start("try:\n    while True:\n        pass\nexcept KeyboardInterrupt:\n    print('stopped')\n");
    await later(20);
    program.interrupt();
    expect((await program.done).stdout).toBe("stopped\n");
  });

  test("an uncaught error of a tasklet is an event of a program that is kept open", async () => {
    let err = "";
    const rt = await runtime({ stderr: (text) => (err += text) });
    await rt.exec("import stackless\ndef bad():\n    raise ValueError('lost')\n");
    const errors: unknown[] = [];
    rt.program?.on("uncaught", (error) => errors.push([error.type, error.message]));
    await rt.exec("stackless.tasklet(bad)()\n");
    await rt.eval("0");
    await rt.eval("0");
    expect(errors).toEqual([["ValueError", "lost"]]);
    expect(err).toContain("ValueError: lost");
  });

  test("the schedule that led to an error", async () => {
    const source = "import stackless\ndef f():\n    1 / 0\nstackless.tasklet(f)()\nstackless.run()\n";
    const rt = await runtime();
    const error = await failure(rt.run(source, { history: 50 }));
    expect(error.type).toBe("ZeroDivisionError");
    expect(error.frames.at(-1)).toEqual({ file: "main.py", line: 3, column: 5, function: "f" });
    const kinds = error.schedule.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(["tasklet_new", "run", "switch", "end"]));
    expect((await failure(rt.run(source))).schedule).toEqual([]);
    expect((await failure(rt.run(source, { history: 2 }))).schedule).toHaveLength(2);
  });
});

describe("files", () => {
  test("of JavaScript are the program's, and back", async () => {
    const files = new MemoryFiles({ "in.txt": "eins\nzwei\n", "raw.bin": new Uint8Array([1, 2, 3]) });
    const rt = await runtime({ files });
    const { stdout } = await rt.run(`
with open('in.txt') as f:
    for i, line in enumerate(f):
        print(i, line.strip())
with open('out.txt', 'w') as f:
    print('written', file=f)
with open('raw.bin', 'ab') as f:
    f.write(b'\\x04')
`);
    expect(stdout).toBe("0 eins\n1 zwei\n");
    expect(files.readText("out.txt")).toBe("written\n");
    expect(files.read("raw.bin")).toEqual(new Uint8Array([1, 2, 3, 4]));
    expect(files.list()).toEqual(["in.txt", "out.txt", "raw.bin"]);
    expect(files.read("none")).toBeNull();
  });

  test("are refused where there are none", async () => {
    const rt = await runtime();
    expect(await failure(rt.run("open('x')\n"))).toMatchObject({ type: "OSError" });
  });
});
