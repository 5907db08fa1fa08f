// The recorded random programs of tests/model in Node, soft and with every switch hard: the same
// output as that of Stackless Python 3.7, but for the programs that differences.txt lists. Those are
// compared with the native command's output.
import { afterAll, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { createRuntime } from "switchyard";

const model = resolve(import.meta.dirname, "..", "model");
const native = resolve(model, "..", "..", "build", "native", "switchyard");
const folder = mkdtempSync(join(tmpdir(), "switchyard-recorded-"));
afterAll(() => rmSync(folder, { recursive: true }));

const recordings = new Map(
  gunzipSync(readFileSync(join(model, "recorded.jsonl.gz")))
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line))
    .map(({ seed, out }) => [seed, out]),
);
const differences = new Set(
  [...readFileSync(join(model, "differences.txt"), "utf8").matchAll(/^\d+/gm)].map(Number),
);
const end = Math.max(...recordings.keys()) + 1;
const generated = spawnSync("python3", [join(model, "generate.py"), "0", String(end), folder]);
const program = (seed) => join(folder, `p${String(seed).padStart(5, "0")}.py`);

async function output(runtime, seed, options) {
  let text = "";
  await runtime.run(readFileSync(program(seed)), { ...options, stdout: (part) => (text += part) });
  return text;
}

const groupSize = 500;
for (const hardSwitches of [false, true]) {
  describe(hardSwitches ? "hard" : "soft", () => {
    for (let first = 0; first < end; first += groupSize) {
      const seeds = [...recordings.keys()].filter((s) => s >= first && s < first + groupSize);
      test(`programs ${first} to ${first + groupSize - 1}`, async () => {
        const runtime = await createRuntime();
        const wrong = [];
        for (const seed of seeds.filter((s) => !differences.has(s))) {
          const text = await output(runtime, seed, { hardSwitches });
          if (text !== recordings.get(seed)) wrong.push(seed);
        }
        runtime.dispose();
        expect(wrong).toEqual([]);
      });
    }
  });
}

test("programs that differ print what the native command prints", async () => {
  const runtime = await createRuntime();
  for (const seed of differences) {
    const { stdout } = spawnSync(native, [program(seed)]);
    expect(await output(runtime, seed, {})).toBe(stdout.toString());
  }
  runtime.dispose();
});

test("all programs could be written", () => {
  expect(generated.status).toBe(0);
  expect(recordings.size).toBeGreaterThan(2900);
});
