// The golden tests of tests/scenarios, for runners in JavaScript. run_scenario.cmake reads the
// same files in the same way for the native command; the directives are explained there.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..", "..");
const goldenDir = join(root, "tests", "scenarios");
const examplesDir = join(root, "examples", "scenarios");

const textOf = (path) => (existsSync(path) ? readFileSync(path, "utf8") : "");

// The directives of a program: { exit, skipWasm, skipHard, options }, the options as [["ticks", "100"], ...].
export function directivesOf(source) {
  const found = { exit: 0, skipWasm: null, skipHard: null, options: [] };
  for (const [, line] of source.matchAll(/^# sy:[ ]*(.*)$/gm)) {
    for (const pair of line.split(/\s+/).filter((word) => word !== "")) {
      const [, key, value] = /^([a-z-]+)=(.*)$/.exec(pair) ?? [];
      if (key === undefined) throw new Error(`bad directive '${pair}'`);
      if (key === "exit") found.exit = Number(value);
      else if (key === "skip-wasm") found.skipWasm = value;
      else if (key === "skip-hard") found.skipHard = value;
      else found.options.push([key, value]);
    }
  }
  return found;
}

// Every golden test: its name, its program, how it is run, and what it must write. `trace` is
// null where the order of events is not part of the test.
export function goldenTests() {
  const names = readdirSync(goldenDir, { recursive: true })
    .map((path) => String(path).replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".out"))
    .map((path) => path.slice(0, -".out".length))
    .sort();
  return names.map((name) => {
    const beside = join(goldenDir, `${name}.py`);
    const program = existsSync(beside) ? beside : join(examplesDir, `${name}.py`);
    const bytes = readFileSync(program);
    const trace = join(goldenDir, `${name}.trace`);
    return {
      name,
      program,
      filename: basename(program),
      bytes,
      source: bytes.toString("utf8"),
      ...directivesOf(bytes.toString("latin1")),
      stdout: textOf(join(goldenDir, `${name}.out`)),
      stderr: textOf(join(goldenDir, `${name}.err`)),
      trace: existsSync(trace) ? readFileSync(trace, "utf8") : null,
    };
  });
}
