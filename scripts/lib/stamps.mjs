// Skipping a build step whose inputs have not changed: a step's stamp is the hash of its
// inputs' contents, kept under build/.stamps when the step has succeeded.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { buildDir, root } from "./process.mjs";

// All files under a path (or the path itself), sorted; a path that is not there gives none.
export function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

// One hash for the names and contents of all files under these paths.
export function hashOf(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesUnder)) {
    hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

const stampFile = (name) => join(buildDir, ".stamps", name);

// Runs a step unless its outputs are there and its inputs are as they were. True if it ran.
export async function unlessCurrent(name, { inputs, outputs }, step) {
  const before = hashOf(inputs);
  const file = stampFile(name);
  const current = existsSync(file) && readFileSync(file, "utf8") === before;
  if (current && outputs.every((path) => existsSync(path))) return false;
  await step();
  mkdirSync(join(buildDir, ".stamps"), { recursive: true });
  writeFileSync(file, before);
  return true;
}
