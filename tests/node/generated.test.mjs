// What is generated from the C tables and from the types is up to date.
import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

test.each(["gen-constants.mjs", "gen-api.mjs"])("%s", (name) => {
  const script = join(resolve(import.meta.dirname, "..", ".."), "scripts", name);
  const done = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
  expect(done.stderr).toBe("");
  expect(done.status).toBe(0);
}, 120_000);
