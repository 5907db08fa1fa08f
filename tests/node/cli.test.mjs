// The command `switchyard` of the npm package.
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..", "..");
const command = join(root, JSON.parse(readFileSync(join(root, "package.json"), "utf8")).bin.switchyard);

let folder;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "switchyard-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name, text) {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  return path;
}

// Runs the command in the folder: { status, signal, out, err }.
function cli(args, { input = "", onStart } = {}) {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [command, ...args], { cwd: folder });
    const [out, err] = [[], []];
    child.stdout.on("data", (chunk) => out.push(chunk));
    child.stderr.on("data", (chunk) => err.push(chunk));
    child.on("close", (status, signal) => {
      settle({ status, signal, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
    });
    child.stdin.on("error", () => {});
    if (input !== null) child.stdin.end(input);
    onStart?.(child);
  });
}

test("runs a program with its arguments", async () => {
  file("hello.py", "import sys\nprint('hello', sys.argv)\n");
  expect(await cli(["hello.py", "a", "--ticks"])).toEqual({
    status: 0,
    signal: null,
    out: "hello ['hello.py', 'a', '--ticks']\n",
    err: "",
  });
});

test("-c and -", async () => {
  expect(await cli(["-c", "import sys; print(sys.argv)", "x"])).toMatchObject({ out: "['-c', 'x']\n" });
  expect(await cli(["-"], { input: "print('from stdin')\n" })).toMatchObject({ out: "from stdin\n" });
});

test("the program's exit code", async () => {
  expect(await cli(["-c", "raise SystemExit(7)"])).toMatchObject({ status: 7, err: "" });
  const failed = await cli(["-c", "1 / 0"]);
  expect(failed.status).toBe(1);
  expect(failed.err).toBe(
    'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nZeroDivisionError: division by zero\n',
  );
});

test("reads standard input line by line", async () => {
  file("echo.py", "import sys\nprint(input('name? '))\nfor line in sys.stdin:\n    print('>', line, end='')\n");
  expect(await cli(["echo.py"], { input: "Ada\nÄ\nlast" })).toMatchObject({
    status: 0,
    out: "name? Ada\n> Ä\n> last",
  });
});

test("imports from beside the program", async () => {
  file("app/main.py", "import helper\nimport pack.part\nprint(helper.x, pack.part.y, pack.__name__)\n");
  file("app/helper.py", "x = 1\n");
  file("app/pack/__init__.py", "");
  file("app/pack/part.py", "y = 2\n");
  expect(await cli(["app/main.py"])).toMatchObject({ status: 0, out: "1 2 pack\n", err: "" });
});

describe("wrong command lines", () => {
  test.each([
    [["--ticks", "x", "a.py"], "--ticks needs a number, not 'x'"],
    [["--ticks"], "--ticks needs a value"],
    [["--nonsense", "a.py"], "unknown option --nonsense"],
    [["--clock=lunar", "a.py"], "--clock is real or virtual, not lunar"],
    [["-c"], "-c needs the program's text"],
  ])("%j", async (args, message) => {
    const done = await cli(args);
    expect(done).toMatchObject({ status: 2, out: "" });
    expect(done.err).toBe(`switchyard: ${message}\nTry 'switchyard --help'.\n`);
  });

  test("a file that is not there", async () => {
    expect(await cli(["nowhere.py"])).toMatchObject({
      status: 2,
      err: "switchyard: can't open file 'nowhere.py': [Errno 2] No such file or directory\n",
    });
    expect(await cli(["."])).toMatchObject({ status: 2 });
  });
});

test("limits", async () => {
  const ticks = await cli(["--ticks=10000", "-c", "while True: pass"]);
  expect(ticks.status).toBe(1);
  expect(ticks.err).toContain("tick limit reached");
  const memory = await cli(["--memory", "16M", "-c", "x = [0] * 10**8"]);
  expect(memory.err).toContain("MemoryError");
});

test("Ctrl-C raises KeyboardInterrupt", async () => {
  const done = await cli(["-c", "print('on', flush=True)\nwhile True: pass"], {
    input: null,
    onStart: (child) => child.stdout.once("data", () => child.kill("SIGINT")),
  });
  expect(done).toMatchObject({ status: 130, out: "on\n" });
  expect(done.err).toMatch(/KeyboardInterrupt\n$/);
});

test("a reader that goes away ends it", async () => {
  const done = await cli(["-c", "while True: print('y' * 100)"], {
    onStart: (child) => child.stdout.once("data", () => child.stdout.destroy()),
  });
  expect(done.status).toBe(141);
});

test("a real clock by default, a virtual one if asked for", async () => {
  const program = "import time\ntime.sleep(1000)\nprint('slept')\n";
  expect(await cli(["--clock=virtual", "-c", program])).toMatchObject({ status: 0, out: "slept\n" });
});

test("--version and --help", async () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect((await cli(["--version"])).out).toContain(version);
  expect((await cli(["--help"])).out).toMatch(/^usage: switchyard/);
});

const native = join(root, "build", "native", "switchyard");

(existsSync(native) ? describe : describe.skip)("beside the native command", () => {
  const nativeCli = (args) =>
    new Promise((settle) => {
      const child = spawn(native, args, { cwd: folder });
      const [out, err] = [[], []];
      child.stdout.on("data", (chunk) => out.push(chunk));
      child.stderr.on("data", (chunk) => err.push(chunk));
      child.on("close", (status) => {
        settle({ status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
      });
      child.stdin.end();
    });

  test.each([
    [["--help"]],
    [["--version"]],
    [["--dis", "-c", "def f(a, *b):\n    return a + len(b)\nprint(f(1, 2))\n"]],
    [["--ast", "-c", "x = [i for i in range(3) if i]\n"]],
    [["-c", "import nowhere"]],
    [["-c", "x = (\n"]],
    [["--nonsense"]],
    [["--memory=5X", "-c", "1"]],
    [["nowhere.py"]],
  ])("%j", async (args) => {
    const { status, out, err } = await cli(args);
    expect({ status, out, err }).toEqual(await nativeCli(args));
  });
});

test("the trace as text and as JSON", async () => {
  file("turns.py", "import stackless\nstackless.tasklet(print)('x')\nstackless.run()\n");
  const done = await cli(["--clock=virtual", "--trace-text", "t.txt", "--trace=t.json", "turns.py"]);
  expect(done).toMatchObject({ status: 0, out: "x\n", err: "" });
  const lines = readFileSync(join(folder, "t.txt"), "utf8").trimEnd().split("\n");
  expect(lines[0]).toMatch(/^0 0 tasklet_new /);
  const { traceEvents } = JSON.parse(readFileSync(join(folder, "t.json"), "utf8"));
  expect(traceEvents.length).toBeGreaterThanOrEqual(lines.length);
  expect(traceEvents.filter(({ name }) => name === "runs").length).toBe(
    lines.filter((line) => / switch /.test(line)).length,
  );
  if (!existsSync(native)) return;
  await new Promise((settle) => {
    const args = ["--clock=virtual", "--trace=n.json", "--trace-text=n.txt", "turns.py"];
    spawn(native, args, { cwd: folder }).on("close", settle);
  });
  expect(readFileSync(join(folder, "n.txt"), "utf8")).toBe(readFileSync(join(folder, "t.txt"), "utf8"));
  expect(JSON.parse(readFileSync(join(folder, "n.json"), "utf8"))).toEqual({ traceEvents });
});
