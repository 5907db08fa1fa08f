// What is generated from the C tables is up to date.
import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

test("the constants of the module", () => {
  const root = resolve(import.meta.dirname, "..", "..");
  const script = join(root, "scripts", "gen-constants.mjs");
  const done = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
  expect(done.stderr).toBe("");
  expect(done.status).toBe(0);
});
