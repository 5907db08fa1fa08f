// How npm test counts: a wrong count here would hide failures everywhere.
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { add, fromCtest, fromJest, fromOutput } from "../../scripts/lib/counts.mjs";

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "switchyard-counts-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(text) {
  const path = join(folder, "report");
  writeFileSync(path, text);
  return path;
}

const entry = (status, output) =>
  `<testcase name="t" classname="t" time="0.1" status="${status}"><properties/>` +
  `<system-out>${output}</system-out></testcase>`;

describe("fromOutput", () => {
  test("takes the last line of counts", () => {
    expect(fromOutput("a\n1 passed, 2 failed\nb\n3 passed, 4 failed\n")).toEqual({
      passed: 3,
      failed: 4,
    });
  });
  test("is null without one", () => {
    expect(fromOutput("all is well")).toBeNull();
    expect(fromOutput("they said: 3 passed, 4 failed")).toBeNull();
  });
});

describe("fromCtest", () => {
  test("adds up what the programs counted", () => {
    const path = file(entry("run", "12 passed, 0 failed\n") + entry("run", "\n3 passed, 0 failed"));
    expect(fromCtest(path)).toEqual({ passed: 15, failed: 0 });
  });
  test("a program that does not count is one case", () => {
    expect(fromCtest(file(entry("run", "") + entry("fail", "&lt;crash&gt;")))).toEqual({
      passed: 1,
      failed: 1,
    });
  });
  test("a crash after the counts is a failure", () => {
    expect(fromCtest(file(entry("fail", "9 passed, 0 failed")))).toEqual({ passed: 9, failed: 1 });
  });
  test("failures counted by the program are not counted twice", () => {
    expect(fromCtest(file(entry("fail", "9 passed, 2 failed")))).toEqual({ passed: 9, failed: 2 });
  });
  test("a report that is not there is null, not zero", () => {
    expect(fromCtest(join(folder, "nothing"))).toBeNull();
  });
});

test("fromJest counts a file that could not be loaded", () => {
  const report = { numPassedTests: 4, numFailedTests: 1, numRuntimeErrorTestSuites: 1 };
  expect(fromJest(file(JSON.stringify(report)))).toEqual({ passed: 4, failed: 2 });
});

test("add", () => {
  expect(add({ passed: 1, failed: 2 }, { passed: 3, failed: 4 })).toEqual({ passed: 4, failed: 6 });
});
