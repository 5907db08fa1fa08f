// Running other programs, and the few facts about this checkout that all scripts share.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

// CMake may run scripts with another Node than npm does: this works with old ones as well.
export const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));
export const buildDir = join(root, "build");

// A failure that is explained to the user by its message alone, without a stack.
export class UserError extends Error {}

// The full path of a program on PATH, or null.
export function which(name) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      if (statSync(path).isFile()) return path;
    } catch {
      continue;
    }
  }
  return null;
}

// Runs a program with its output on ours; throws a UserError if it fails.
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (done.error) throw new UserError(`${command}: ${done.error.message}`);
  if (done.status !== 0) {
    const line = [command, ...args].join(" ");
    const shown = line.length > 200 ? `${line.slice(0, 200)} ...` : line;
    throw new UserError(`failed (${done.status ?? done.signal}): ${shown}`);
  }
}

// Runs a program and resolves to { status, output }, its two streams interleaved. Never rejects.
export function capture(command, args, { cwd = root, env = process.env, input, timeout } = {}) {
  return new Promise((settle) => {
    const child = spawn(command, args, { cwd, env, timeout, killSignal: "SIGKILL" });
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.on("error", (error) => settle({ status: 127, output: `${command}: ${error.message}\n` }));
    child.on("close", (status, signal) => {
      const note = signal ? `${command}: ended by ${signal}\n` : "";
      settle({ status: status ?? 1, output: Buffer.concat(chunks).toString() + note });
    });
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

// Runs a script's main function; a UserError ends it with its message and status 1.
export async function main(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
