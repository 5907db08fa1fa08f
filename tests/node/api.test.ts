// The npm module in Node, as its users import it.
import { afterEach, describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
  BusyError,
  DisposedError,
  createRuntime,
  formatEvent,
  type Runtime,
  type RuntimeOptions,
  type SwitchyardError,
  type TraceEvent,
} from "switchyard";

const made: Runtime[] = [];

async function runtime(options: RuntimeOptions = {}): Promise<Runtime> {
  const rt = await createRuntime(options);
  made.push(rt);
  return rt;
}

afterEach(() => {
  for (const rt of made.splice(0)) {
    rt.dispose();
    expect(rt.leakedBytes).toBe(0);
  }
});

/** What the promise is rejected with. */
async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect("it succeeded").toBe("it failed"),
    (error: unknown) => error,
  );
}

describe("run", () => {
  test("gives what was printed", async () => {
    const rt = await runtime();
    const result = await rt.run("import sys\nprint('hi')\nprint('oh', file=sys.stderr)\n");
    expect(result).toMatchObject({ exitCode: 0, stdout: "hi\n", stderr: "oh\n" });
    const counted = await rt.run("for i in range(100):\n    pass\n", { ticks: 10_000 });
    expect(counted.ticks).toBeGreaterThan(100);
  });

  test("hands output to callbacks instead", async () => {
    const parts: string[] = [];
    const rt = await runtime({ stdout: (text) => parts.push(text) });
    const result = await rt.run("print('häuser', '🚂', '\\x00')\n");
    expect(parts.join("")).toBe("häuser 🚂 \0\n");
    expect(result.stdout).toBe("");
  });

  test("a run's options come before the runtime's", async () => {
    const rt = await runtime({ argv: ["a"], stdout: () => expect(true).toBe(false) });
    let own = "";
    await rt.run("import sys\nprint(sys.argv)\n", { argv: ["b", "ü"], stdout: (text) => (own += text) });
    expect(own).toBe("['b', 'ü']\n");
  });

  test("runs one program after the other, each from the start", async () => {
    const rt = await runtime();
    await rt.run("x = 1\n");
    const error = await failure(rt.run("print(x)\n"));
    expect(error).toMatchObject({ type: "NameError", message: "name 'x' is not defined" });
    expect((await rt.run("print(2)\n")).stdout).toBe("2\n");
  });

  test("takes bytes as well as text", async () => {
    const rt = await runtime();
    const bytes = new TextEncoder().encode("print('ä')\n");
    expect((await rt.run(bytes)).stdout).toBe("ä\n");
  });

  test("tells the exit code of SystemExit", async () => {
    const rt = await runtime();
    expect(await rt.run("import sys\nsys.exit(3)\n")).toMatchObject({ exitCode: 3, stderr: "" });
    expect(await rt.run("raise SystemExit('bye')\n")).toMatchObject({ exitCode: 1, stderr: "bye\n" });
    expect(await rt.run("raise SystemExit\n")).toMatchObject({ exitCode: 0 });
  });

  test("much output comes complete and in order", async () => {
    const rt = await runtime();
    const { stdout } = await rt.run("for i in range(20000):\n    print(i, 'é€🚂')\n");
    expect(stdout).toBe(Array.from({ length: 20000 }, (_, i) => `${i} é€🚂\n`).join(""));
  });

  test("stdin as a text and as a function", async () => {
    const rt = await runtime();
    const program = "print(input('? '))\nprint(input())\ntry:\n    input()\nexcept EOFError:\n    print('end')\n";
    expect((await rt.run(program, { stdin: "one\nzwölf" })).stdout).toBe("? one\nzwölf\nend\n");
    const lines = ["a\n", "b\n"];
    const seen: string[] = [];
    await rt.run(program, {
      stdin: () => lines.shift() ?? null,
      stdout: (text) => seen.push(`${text}|${lines.length}`),
    });
    expect(seen[0]).toBe("? |2");
  });

  test("a line of stdin longer than any buffer", async () => {
    const rt = await runtime();
    const line = "abcdefghij".repeat(100_000);
    expect((await rt.run("print(len(input()))\n", { stdin: line })).stdout).toBe("1000000\n");
  });

  test("leaves the event loop its turn", async () => {
    const rt = await runtime();
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    await rt.run("i = 0\nwhile i < 3000000:\n    i += 1\n");
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
  });

  test("the virtual clock makes nobody wait, the real one does", async () => {
    const rt = await runtime();
    const program = "import time\nt = time.monotonic()\ntime.sleep(0.2)\nprint(time.monotonic() - t >= 0.2)\n";
    const begin = performance.now();
    expect((await rt.run(program.replace("0.2", "3600"))).stdout).toBe("True\n");
    expect(performance.now() - begin).toBeLessThan(3000);
    const before = performance.now();
    expect((await rt.run(program, { clock: "real" })).stdout).toBe("True\n");
    expect(performance.now() - before).toBeGreaterThanOrEqual(190);
  });
});

describe("modules", () => {
  test("by name, with packages", async () => {
    const modules = {
      helper: "def greet():\n    return 'hello from ' + __name__\n",
      "box.inner": "value = 5\nname = __name__\n",
    };
    const rt = await runtime({ modules });
    const program = "import helper\nfrom box.inner import value, name\nprint(helper.greet(), value, name)\n";
    expect((await rt.run(program)).stdout).toBe("hello from helper 5 box.inner\n");
  });

  test("by a function, asked once for each", async () => {
    const asked: string[] = [];
    const rt = await runtime({
      modules: (name) => {
        asked.push(name);
        return name === "found" ? { source: "raise ValueError('in it')\n", filename: "lib/found.py" } : null;
      },
    });
    const error = await failure(rt.run("import sys\nimport found\n"));
    expect(error).toMatchObject({ type: "ValueError", message: "in it" });
    expect((error as SwitchyardError).traceback).toContain('File "lib/found.py", line 1');
    expect(asked).toEqual(["found"]);
  });

  test("what a callback throws ends the run", async () => {
    const rt = await runtime({
      modules: () => {
        throw new Error("the disk is on fire");
      },
    });
    const error = await failure(rt.run("try:\n    import x\nfinally:\n    print(1)\n"));
    expect(error).toMatchObject({ message: "the disk is on fire" });
    const other = await failure(
      rt.run("print(1)\n", {
        stdout: () => {
          throw new Error("no paper");
        },
      }),
    );
    expect(other).toMatchObject({ message: "no paper" });
    expect((await rt.run("print(1)\n")).stdout).toBe("1\n");
  });
});

describe("abort", () => {
  const endless = {
    "an endless loop": "while True:\n    pass\n",
    "a loop that catches everything":
      "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass\n",
    "a loop inside atomic": "import stackless\nwith stackless.atomic():\n    while True:\n        pass\n",
    "tasklets that hand over":
      "import stackless\ndef f():\n    while True:\n        stackless.schedule()\nstackless.tasklet(f)()\nstackless.tasklet(f)()\nstackless.run()\n",
  };
  test.each(Object.entries(endless))("%s", async (_name, program) => {
    const rt = await runtime();
    const controller = new AbortController();
    const begin = performance.now();
    setTimeout(() => controller.abort(new Error("enough")), 50);
    const error = await failure(rt.run(program, { signal: controller.signal }));
    expect(error).toMatchObject({ message: "enough" });
    expect(performance.now() - begin).toBeLessThan(1000);
    expect((await rt.run("print(1)\n")).stdout).toBe("1\n");
  });

  test("a loop in a callback of C", async () => {
    // Not by runtime(): what sorted() held is given back with the runtime only.
    const rt = await createRuntime();
    const program = "def key(x):\n    while True:\n        pass\nsorted([2, 1], key=key)\n";
    const run = rt.run(program, { signal: AbortSignal.timeout(50) });
    expect(await failure(run)).toMatchObject({ name: "TimeoutError" });
    expect((await rt.run("print(1)\n")).stdout).toBe("1\n");
    rt.dispose();
  });

  test("while it sleeps", async () => {
    const rt = await runtime({ clock: "real" });
    const begin = performance.now();
    const run = rt.run("import time\ntime.sleep(100)\n", { signal: AbortSignal.timeout(30) });
    expect(await failure(run)).toMatchObject({ name: "TimeoutError" });
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  test("before it starts", async () => {
    const rt = await runtime();
    let ran = false;
    const run = rt.run("print(1)\n", { signal: AbortSignal.abort(), stdout: () => (ran = true) });
    expect(await failure(run)).toMatchObject({ name: "AbortError" });
    expect(ran).toBe(false);
  });
});

describe("several runtimes", () => {
  test("run side by side and share nothing", async () => {
    const all = await Promise.all([1, 2, 3].map(() => runtime()));
    const program = "import stackless\nx = 0\nfor i in range(200000):\n    x += N\nprint(x)\n";
    const results = await Promise.all(
      all.map((rt, i) => rt.run(program.replace("N", String(i + 1)))),
    );
    expect(results.map(({ stdout }) => stdout)).toEqual(["200000\n", "400000\n", "600000\n"]);
  });

  test("the same seed gives the same run", async () => {
    const program = "import random\nprint([random.random() for _ in range(5)])\n";
    const [a, b] = [await runtime({ seed: 7 }), await runtime({ seed: 7n })];
    expect((await a.run(program)).stdout).toBe((await b.run(program)).stdout);
    expect((await a.run(program, { seed: 8 })).stdout).not.toBe((await b.run(program)).stdout);
  });
});

describe("misuse", () => {
  test("after dispose, which may be repeated", async () => {
    const rt = await runtime();
    rt.dispose();
    rt.dispose();
    expect(rt.isDisposed).toBe(true);
    expect(await failure(rt.run("print(1)\n"))).toBeInstanceOf(DisposedError);
    expect(() => rt.start("print(1)\n")).toThrow(DisposedError);
  });

  test("dispose during a run", async () => {
    const rt = await runtime();
    setTimeout(() => rt.dispose(), 20);
    expect(await failure(rt.run("while True:\n    pass\n"))).toBeInstanceOf(DisposedError);
  });

  test("dispose from a callback", async () => {
    const rt = await runtime();
    const run = rt.run("print(1)\nwhile True:\n    pass\n", { stdout: () => rt.dispose() });
    expect(await failure(run)).toBeInstanceOf(DisposedError);
    const other = await runtime();
    const asking = other.run("input()\n", {
      stdin: () => {
        other.dispose();
        return "x\n";
      },
    });
    expect(await failure(asking)).toBeInstanceOf(DisposedError);
  });

  test("two programs at once", async () => {
    const rt = await runtime();
    const first = rt.run("while True:\n    pass\n", { signal: AbortSignal.timeout(50) });
    expect(await failure(rt.run("print(1)\n"))).toBeInstanceOf(BusyError);
    expect(await failure(first)).toMatchObject({ name: "TimeoutError" });
  });

  test("a program from inside a callback of one", async () => {
    const rt = await runtime();
    let inner: Promise<unknown> | undefined;
    await rt.run("input()\n", {
      stdin: () => {
        inner = failure(rt.run("print(1)\n"));
        return "\n";
      },
    });
    expect(await inner).toBeInstanceOf(BusyError);
  });

  test("advancing a program from inside its own callback", async () => {
    const rt = await runtime();
    let error: unknown;
    const program = rt.start("input()\n", {
      stdin: () => {
        try {
          program.advance(1);
        } catch (thrown) {
          error = thrown;
        }
        return "\n";
      },
    });
    while (program.advance(10).kind !== "ended");
    expect(error).toBeInstanceOf(BusyError);
    program.dispose();
  });

  test.each([
    [{ ticks: 1.5 }, "ticks"],
    [{ seed: -1 }, "seed"],
    [{ memory: Number.NaN }, "memory"],
    [{ clock: "lunar" }, "clock"],
    [{ atomicMode: "new" }, "atomicMode"],
  ])("%j", async (options, word) => {
    const rt = await runtime();
    const error = await failure(rt.run("print(1)\n", options as RuntimeOptions));
    expect(error).toBeInstanceOf(RangeError);
    expect((error as Error).message).toContain(word);
    expect((await rt.run("print(1)\n")).stdout).toBe("1\n");
  });
});

describe("a program advanced by hand", () => {
  test("step by line", async () => {
    const rt = await runtime();
    const program = rt.start("x = 1\ny = x + 1\nprint(x + y)\n");
    const lines: (number | null)[] = [];
    while (program.step("line").kind !== "ended") lines.push(program.line);
    expect(lines).toEqual([1, 2, 3]);
    expect(program).toMatchObject({ hasEnded: true, exitCode: 0, error: null });
    program.dispose();
    expect(() => program.line).toThrow(DisposedError);
  });

  test("globals, ticks, memory", async () => {
    const rt = await runtime();
    const program = rt.start("words = ['ä', 2]\nclass Own:\n    def __repr__(self):\n        return 'own'\nown = Own()\n");
    while (program.advance(10).kind !== "ended");
    expect(program.global("words")).toBe("['ä', 2]");
    expect(program.global("own")).toBeNull();
    expect(program.global("none")).toBeNull();
    expect(program.memoryPeak).toBeGreaterThanOrEqual(program.memoryUsed);
    program.dispose();
  });

  test("interrupt raises KeyboardInterrupt", async () => {
    const rt = await runtime();
    const texts: string[] = [];
    const source = "try:\n    while True:\n        pass\nfinally:\n    print('cleaned')\n";
    const program = rt.start(source, { stdout: (text) => texts.push(text) });
    program.advance(5);
    program.interrupt();
    for (let i = 0; i < 100 && program.advance(10).kind !== "ended"; i++);
    expect(program.error).toMatchObject({ type: "KeyboardInterrupt" });
    expect(program.exitCode).toBe(130);
    expect(texts).toEqual(["cleaned\n"]);
    program.dispose();
  });

  test("stop ends it for good", async () => {
    const rt = await runtime();
    const program = rt.start("try:\n    while True:\n        pass\nfinally:\n    print('no')\n", {
      stdout: () => expect(true).toBe(false),
    });
    program.advance(5);
    program.stop();
    expect(program.hasEnded).toBe(true);
    expect(program.error).toMatchObject({ code: "E_STOPPED" });
    program.dispose();
  });

  test("using", async () => {
    const rt = await runtime();
    const dispose: symbol = (Symbol as unknown as { dispose: symbol }).dispose;
    (rt as unknown as Record<symbol, () => void>)[dispose]?.();
    expect(rt.isDisposed).toBe(true);
  });
});

describe("trace", () => {
  const program =
    "import stackless\nch = stackless.channel()\ndef f():\n    ch.send(1)\nstackless.tasklet(f)()\nch.receive()\n";

  test("events with their places", async () => {
    const rt = await runtime();
    const events: TraceEvent[] = [];
    await rt.run(program, { filename: "a.py", trace: (some) => events.push(...some) });
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i));
    const sent = events.find(({ kind }) => kind === "send");
    expect(sent).toMatchObject({ file: "a.py", line: 4, channel: 1 });
    expect(formatEvent(sent as TraceEvent)).toMatch(/^\d+ \d+ send thread=1 tasklet=\d+ channel=1 .*at=a\.py:4$/);
  });

  test("a long one loses nothing", async () => {
    const rt = await runtime();
    let count = 0;
    let last = -1;
    const many = "import stackless\nfor i in range(30000):\n    stackless.schedule()\n";
    await rt.run(many, {
      trace: (events) => {
        count += events.length;
        last = events.at(-1)?.seq ?? last;
      },
    });
    expect(count).toBeGreaterThan(30000);
    expect(last).toBe(count - 1);
  });
});

test("the wasm file may be given as bytes, module, path or URL", async () => {
  const path = createRequire(import.meta.url).resolve("switchyard/switchyard.wasm");
  const bytes = readFileSync(path);
  for (const wasm of [bytes, new WebAssembly.Module(bytes), path, new URL(`file://${path}`)]) {
    const rt = await runtime({ wasm });
    expect((await rt.run("print(1)\n")).stdout).toBe("1\n");
  }
  await expect(createRuntime({ wasm: new Uint8Array(8) })).rejects.toThrow(WebAssembly.CompileError);
  await expect(createRuntime({ wasm: "/nowhere.wasm" })).rejects.toThrow("ENOENT");
});

test("no handler of the process is touched", async () => {
  const names = ["uncaughtException", "unhandledRejection", "exit", "SIGINT"];
  const before = names.map((name) => process.listenerCount(name));
  const rt = await runtime();
  await rt.run("print(1)\n");
  expect(names.map((name) => process.listenerCount(name))).toEqual(before);
});
