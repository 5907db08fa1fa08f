// Every golden test in Node: the same output, and the same trace as the native command's.
import { afterAll, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { SwitchyardError, createRuntime, formatEvent } from "switchyard";
import { goldenTests } from "../tools/golden.mjs";

const native = join(resolve(import.meta.dirname, "..", ".."), "build", "native", "switchyard");
const folder = mkdtempSync(join(tmpdir(), "switchyard-trace-"));
afterAll(() => rmSync(folder, { recursive: true }));

const sizes = { K: 1024, M: 1024 ** 2, G: 1024 ** 3 };
const asSize = (text) => Number.parseInt(text, 10) * (sizes[text.at(-1)] ?? 1);

// The command's options as those of a run.
const optionNames = {
  ticks: (value) => ({ ticks: Number(value) }),
  memory: (value) => ({ memory: asSize(value) }),
  recursion: (value) => ({ recursion: Number(value) }),
  seed: (value) => ({ seed: Number(value) }),
  "check-interval": (value) => ({ checkInterval: Number(value) }),
  "atomic-mode": (value) => ({ atomicMode: value }),
  clock: (value) => ({ clock: value }),
  hard: () => ({ hardSwitches: true }),
};

function runOptions(golden) {
  const given = golden.options.map(([name, value]) => optionNames[name](value));
  return Object.assign({ clock: "real", memory: 0, argv: [golden.filename] }, ...given);
}

function siblings(golden) {
  return (name) => {
    const path = join(dirname(golden.program), ...name.split("."));
    for (const [file, isPackage] of [[join(path, "__init__.py"), true], [`${path}.py`, false]]) {
      if (existsSync(file)) {
        const filename = file.slice(dirname(golden.program).length + 1);
        return { source: readFileSync(file), filename, isPackage };
      }
    }
    return null;
  };
}

// Runs it: { exitCode, stdout, stderr, trace }.
async function runGolden(golden, more = {}) {
  const seen = { stdout: "", stderr: "", trace: "" };
  const rt = await createRuntime();
  const options = {
    ...runOptions(golden),
    filename: golden.filename,
    modules: siblings(golden),
    stdout: (text) => (seen.stdout += text),
    stderr: (text) => (seen.stderr += text),
    ...more,
  };
  if (more.clock) {
    options.trace = (events) => (seen.trace += events.map((event) => `${formatEvent(event)}\n`).join(""));
  }
  let exitCode;
  try {
    ({ exitCode } = await rt.run(golden.bytes, options));
  } catch (error) {
    if (!(error instanceof SwitchyardError)) throw error;
    ({ exitCode } = error);
  }
  rt.dispose();
  expect(rt.leakedBytes).toBe(0);
  return { exitCode, ...seen };
}

function nativeTrace(golden) {
  const path = join(folder, `${golden.name.replaceAll("/", "-")}.trace`);
  const options = golden.options
    .filter(([name]) => name !== "clock")
    .map(([name, value]) => (value === "" ? `--${name}` : `--${name}=${value}`));
  const args = [...options, "--clock=virtual", `--trace-text=${path}`, golden.filename];
  spawnSync(native, args, { cwd: dirname(golden.program), timeout: 60_000 });
  return readFileSync(path, "utf8");
}

for (const golden of goldenTests()) {
  describe(golden.name, () => {
    const run = golden.skipWasm === null ? test : test.skip;

    run("prints what it should", async () => {
      const { exitCode, stdout, stderr } = await runGolden(golden);
      expect({ exitCode, stdout, stderr }).toEqual({
        exitCode: golden.exit,
        stdout: golden.stdout,
        stderr: golden.stderr,
      });
    });

    (golden.skipHard === null ? run : test.skip)("with hard switches too", async () => {
      const { stdout } = await runGolden(golden, { hardSwitches: true });
      expect(stdout).toBe(golden.stdout);
    });

    if (golden.trace !== null) {
      run("leaves the expected trace", async () => {
        const clock = Object.fromEntries(golden.options).clock ?? "real";
        expect((await runGolden(golden, { clock })).trace).toBe(golden.trace);
      });
    }

    (existsSync(native) ? run : test.skip)("leaves the native command's trace", async () => {
      const { trace } = await runGolden(golden, { clock: "virtual" });
      expect(trace).toBe(nativeTrace(golden));
    });
  });
}

test("there are golden tests", () => {
  expect(goldenTests().length).toBeGreaterThan(0);
});
