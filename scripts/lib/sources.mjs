// Which files of the checkout the checks look at.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { UserError, root } from "./process.mjs";

// Every file that belongs to the project, tracked or new, relative to its root.
export function projectFiles() {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const asked = spawnSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  if (asked.status !== 0) throw new UserError(`git ls-files failed: ${asked.stderr ?? ""}`);
  const names = asked.stdout.split("\0").filter((name) => name !== "");
  return names.filter((name) => existsSync(join(root, name)));
}

// The C sources and headers that people write, which are formatted.
export function cFiles() {
  const written = /^(runtime|tests|examples)\/.*(?<!\.gen)\.[ch]$/;
  return projectFiles().filter((name) => written.test(name));
}
