// Reading how many test cases passed and failed from what the test runners leave behind.
import { existsSync, readFileSync } from "node:fs";

export const none = { passed: 0, failed: 0 };

export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

// The last line "N passed, N failed" of a runner's output, or null.
export function fromOutput(output) {
  const lines = [...output.matchAll(/(?:^|\n)\s*(\d+) passed, (\d+) failed/g)];
  const last = lines.at(-1);
  return last ? { passed: Number(last[1]), failed: Number(last[2]) } : null;
}

const entities = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const decode = (text) => text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name) => entities[name]);

// One entry of ctest. A program that counts its own cases says so in its output; another one
// is one case. A program that counts no failure and yet failed has crashed: one more.
function fromCtestEntry(attributes, body) {
  const failed = !/status="run"/.test(attributes);
  const counted = fromOutput(decode(/<system-out>([\s\S]*?)<\/system-out>/.exec(body)?.[1] ?? ""));
  if (counted === null) return { passed: failed ? 0 : 1, failed: failed ? 1 : 0 };
  if (failed && counted.failed === 0) return { ...counted, failed: 1 };
  return counted;
}

// The JUnit file that ctest --output-junit writes.
export function fromCtest(file) {
  if (!existsSync(file)) return null;
  const text = readFileSync(file, "utf8");
  let total = none;
  for (const [, attributes, body = ""] of text.matchAll(
    /<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g,
  )) {
    total = add(total, fromCtestEntry(attributes, body));
  }
  return total;
}

// The file that jest --json writes. A file of tests that could not be loaded is one failure.
export function fromJest(file) {
  if (!existsSync(file)) return null;
  const result = JSON.parse(readFileSync(file, "utf8"));
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
  };
}
