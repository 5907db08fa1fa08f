// Bad programs end in clear errors, and the runtime goes on.
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { SwitchyardError, createRuntime, type RunOptions, type Runtime } from "switchyard";

let rt: Runtime;
beforeEach(async () => {
  rt = await createRuntime();
});
afterEach(() => {
  expect(rt.leakedBytes).toBe(0);
  rt.dispose();
});

async function errorOf(source: string | Uint8Array, options: RunOptions = {}): Promise<SwitchyardError> {
  const error: unknown = await rt.run(source, options).then(
    ({ stdout }) => new Error(`it succeeded and printed ${stdout}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SwitchyardError)) throw error;
  return error;
}

test("a syntax error has its line and CPython's words", async () => {
  const error = await errorOf("x = 1\nif x\n    pass\n", { filename: "bad.py" });
  expect(error).toMatchObject({
    name: "SwitchyardError",
    type: "SyntaxError",
    line: 2,
    filename: "bad.py",
    code: "E_EXCEPTION",
    exitCode: 1,
  });
  expect(error.traceback).toBe(
    '  File "bad.py", line 2\n    if x\n        ^\nSyntaxError: expected \':\'\n',
  );
});

test("an uncaught exception has its traceback", async () => {
  const error = await errorOf("def f(x):\n    return 1 // x\n\nf(0)\n", { filename: "div.py" });
  expect(error).toMatchObject({
    type: "ZeroDivisionError",
    message: "integer division or modulo by zero",
    line: 2,
    filename: "div.py",
  });
  expect(error.traceback).toBe(
    [
      "Traceback (most recent call last):",
      '  File "div.py", line 4, in <module>',
      "    f(0)",
      '  File "div.py", line 2, in f',
      "    return 1 // x",
      "           ~~^^~~",
      "ZeroDivisionError: integer division or modulo by zero",
      "",
    ].join("\n"),
  );
  expect(error.stack).toContain("div.py");
});

test("the traceback also goes to stderr", async () => {
  let stderr = "";
  const error = await errorOf("raise KeyError('k')\n", { stderr: (text) => (stderr += text) });
  expect(error.message).toBe("'k'");
  expect(stderr).toBe(error.traceback);
});

test("a deadlock", async () => {
  const error = await errorOf("import stackless\nstackless.channel().receive()\n");
  expect(error).toMatchObject({ type: "RuntimeError", line: 2 });
  expect(error.message).toContain("Deadlock");
});

test("threads that wait for each other", async () => {
  const program = [
    "import threading",
    "lock = threading.Lock()",
    "lock.acquire()",
    "lock.acquire()",
    "",
  ].join("\n");
  const error = await errorOf(program);
  expect(error.exitCode).toBe(1);
});

test("the tick limit", async () => {
  const error = await errorOf("while True:\n    pass\n", { ticks: 100_000 });
  expect(error).toMatchObject({ code: "E_TICKS", message: "tick limit reached" });
});

test("the tick limit with a program that does not give in", async () => {
  const program = "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass\n";
  const error = await errorOf(program, { ticks: 10_000 });
  expect(error.code).toBe("E_TICKS");
});

const deep: Record<string, string> = {
  "a function": "def f():\n    f()\nf()\n",
  "a method": "class C:\n    def m(self):\n        self.m()\nC().m()\n",
  __repr__: "class C:\n    def __repr__(self):\n        return repr(self)\nrepr(C())\n",
  __getattr__: "class C:\n    def __getattr__(self, name):\n        return getattr(self, name + 'x')\nC().a\n",
  __hash__: "class C:\n    def __hash__(self):\n        return hash(self)\nhash(C())\n",
  __eq__: "class C:\n    def __eq__(self, other):\n        return [self] == [other]\nC() == C()\n",
  "a sort key": "def key(x):\n    return sorted([2, 1], key=key)\nsorted([2, 1], key=key)\n",
  "map and list": "def f(x):\n    return list(map(f, [x]))\nf(1)\n",
  "a nested list": "x = []\nfor i in range(100000):\n    x = [x]\nprint(x)\n",
  "a comparison of nested lists":
    "x = []\ny = []\nfor i in range(100000):\n    x = [x]\n    y = [y]\nx == y\n",
  "a source nested deeply": "eval('(' * 5000 + ')' * 5000)\n",
};

describe("endless recursion", () => {
  test.each(Object.entries(deep))("of %s", async (name, program) => {
    const error = await errorOf(program);
    const expected = name === "a source nested deeply" ? /^(SyntaxError|MemoryError|RecursionError)$/ : /^RecursionError$/;
    expect(error.type).toMatch(expected);
    expect((await rt.run("print(1)\n")).stdout).toBe("1\n");
  });

  test.each(Object.entries(deep))("of %s in a tasklet", async (name, program) => {
    const body = program.trimEnd().replaceAll("\n", "\n    ");
    const inside = `import stackless\ndef main():\n    ${body}\nstackless.tasklet(main)()\nstackless.run()\n`;
    const error = await errorOf(inside);
    const expected = name === "a source nested deeply" ? /^(SyntaxError|MemoryError|RecursionError)$/ : /^RecursionError$/;
    expect(error.type).toMatch(expected);
  });

  test("can be caught", async () => {
    const program = "def f():\n    f()\ntry:\n    f()\nexcept RecursionError as e:\n    print(e)\n";
    expect((await rt.run(program)).stdout).toBe("maximum recursion depth exceeded\n");
  });

  test("of the program's own text", async () => {
    const error = await errorOf(`${"(".repeat(100_000)}\n`);
    expect(error.type).toMatch(/^(SyntaxError|MemoryError|RecursionError)$/);
    const other = await errorOf(`x = ${"-".repeat(100_000)}1\n`);
    expect(other.type).toMatch(/^(SyntaxError|MemoryError|RecursionError)$/);
  });
});

describe("memory", () => {
  const growing = {
    "a list": "x = []\nwhile True:\n    x.append('x' * 1000)\n",
    "a string": "x = 'x'\nwhile True:\n    x += x\n",
    "a dict": "x = {}\ni = 0\nwhile True:\n    x[i] = str(i)\n    i += 1\n",
    "a big number": "x = 3\nwhile True:\n    x = x * x\n",
    tasklets:
      "import stackless\nx = []\nch = stackless.channel()\nwhile True:\n    x.append(stackless.tasklet(ch.receive)())\n    stackless.schedule()\n",
    "one request": "x = [0] * 10**9\n",
    recursion: "import sys\nsys.setrecursionlimit(10**9)\ndef f():\n    f()\nf()\n",
  };
  test.each(Object.entries(growing))("of %s that grows", async (_name, program) => {
    const error = await errorOf(program, { memory: 32 * 1024 * 1024 });
    expect(error.type).toMatch(/^(MemoryError|RecursionError|OverflowError)$/);
    expect((await rt.run("print(1)\n")).stdout).toBe("1\n");
  });

  test("too little to start with", async () => {
    expect((await errorOf("print(1)\n", { memory: 1000 })).type).toBe("MemoryError");
  });

  test("can be caught, and what was let go is there again", async () => {
    const program = "x = []\ntry:\n    while True:\n        x.append('x' * 100000)\nexcept MemoryError:\n    x = None\nimport gc\ngc.collect()\nprint(len('y' * 1000000))\n";
    expect((await rt.run(program, { memory: 16 * 1024 * 1024 })).stdout).toBe("1000000\n");
  });
});

test("an unknown import", async () => {
  const error = await errorOf("import nowhere\n");
  expect(error).toMatchObject({
    type: "ModuleNotFoundError",
    message: "No module named 'nowhere'",
    line: 1,
  });
});

test("invalid UTF-8", async () => {
  const source = Uint8Array.from([...Buffer.from("x = '"), 0xff, ...Buffer.from("'\n")]);
  const error = await errorOf(source, { filename: "bytes.py" });
  expect(error.type).toBe("SyntaxError");
  expect(error.message).toContain("Non-UTF-8 code starting with '\\xff' in file bytes.py on line 1");
});

test("a zero byte in the source", async () => {
  expect((await errorOf("x = 1\0\n")).message).toContain("null bytes");
});

test("an empty program does nothing", async () => {
  expect(await rt.run("")).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
  expect(await rt.run("# nothing\n\n")).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
});

test("an error in a tasklet says where", async () => {
  const program = "import stackless\ndef f():\n    raise OSError('gone')\nstackless.tasklet(f)()\nstackless.run()\n";
  expect(await errorOf(program)).toMatchObject({ type: "OSError", message: "gone", line: 3 });
});

test("what is not supported is said", async () => {
  const error = await errorOf("async def f():\n    pass\n");
  expect(error.type).toBe("SyntaxError");
});

test("a deadlock tells who waits where", async () => {
  const source = [
    "import stackless",
    "ch = stackless.channel()",
    "def worker():",
    "    ch.receive()",
    "stackless.tasklet(worker)()",
    "stackless.channel().receive()",
  ].join("\n");
  const error = await errorOf(source, { filename: "stuck.py" });
  expect(error.message).toBe("Deadlock: the last runnable tasklet cannot be blocked.");
  expect(error.notes).toEqual([
    'tasklet 2 (worker) cannot wait to receive from channel 1: File "stuck.py", line 4, in worker',
    'main tasklet waits to receive from channel 2: File "stuck.py", line 6, in <module>',
  ]);
  expect(error.traceback.trimEnd().split("\n").slice(-2)).toEqual(error.notes);
});

test("threads that wait for each other's locks are named", async () => {
  const source = [
    "import threading",
    "lock = threading.Lock()",
    "lock.acquire()",
    "lock.acquire()",
  ].join("\n");
  const error = await errorOf(source, { filename: "lock.py" });
  expect(error.code).toBe("E_DEADLOCK");
  expect(error.notes).toEqual(['main tasklet waits for a lock: File "lock.py", line 4, in <module>']);
});
