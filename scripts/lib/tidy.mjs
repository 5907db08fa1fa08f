// clang-tidy over every C file that the clang build compiles. A file that was clean is not
// looked at again until it, a header it includes or the set of checks has changed: the hash of
// all of these is the name of an empty file under build/.cache/tidy.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative, resolve } from "node:path";
import { configure } from "./builds.mjs";
import { UserError, buildDir, capture, root, run } from "./process.mjs";

const preset = "native-clang";
const cacheDir = join(buildDir, ".cache", "tidy");

// The compile commands of our own sources (generated files are not checked).
function commands() {
  const database = join(buildDir, preset, "compile_commands.json");
  return JSON.parse(readFileSync(database, "utf8")).filter(
    ({ file }) => file.endsWith(".c") && !relative(root, file).startsWith("build"),
  );
}

// The files that a source is made of, as the compiler lists them for make.
async function dependencies({ command, directory }) {
  const words = command.split(" ").filter((word) => word !== "");
  const output = words.indexOf("-o");
  if (output >= 0) words.splice(output, 2);
  const compile = words.indexOf("-c");
  if (compile >= 0) words.splice(compile, 1);
  const done = await capture(words[0], [...words.slice(1), "-MM"], { cwd: directory });
  if (done.status !== 0) return null;
  const names = done.output.replace(/^[^:]*:/, "").replaceAll("\\\n", " ").split(/\s+/);
  return names.filter((name) => name !== "").map((name) => resolve(directory, name));
}

async function keyOf(entry, checks) {
  const files = await dependencies(entry);
  if (files === null) return null;
  const hash = createHash("sha256").update(checks).update(entry.command);
  for (const file of files) hash.update(file).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

// Checks one file; gives what clang-tidy said, or null when the file is clean.
async function check(entry, checks) {
  const key = await keyOf(entry, checks);
  const mark = key === null ? null : join(cacheDir, key);
  if (mark !== null && existsSync(mark)) return null;
  const args = ["--quiet", "-p", join(buildDir, preset), entry.file];
  const done = await capture("clang-tidy", args);
  if (done.status !== 0) return done.output;
  if (mark !== null) writeFileSync(mark, "");
  return null;
}

// Runs the check over all files, a few at a time.
export async function tidy() {
  configure(preset);
  // Once more: only a configuration finds new files.
  run("cmake", ["--preset", preset], { stdio: ["ignore", "ignore", "inherit"] });
  mkdirSync(cacheDir, { recursive: true });
  const checks = readFileSync(join(root, ".clang-tidy"));
  const queue = commands();
  const complaints = [];
  async function worker() {
    for (let entry = queue.shift(); entry; entry = queue.shift()) {
      const said = await check(entry, checks);
      if (said !== null) complaints.push(said);
    }
  }
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
  for (const said of complaints) console.log(said);
  if (complaints.length > 0) throw new UserError(`clang-tidy: ${complaints.length} files`);
}
