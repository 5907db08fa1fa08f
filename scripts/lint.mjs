// npm run lint [CHECK ...]: format, includes, strays, tidy, eslint and tsc, or some of them.
import { join } from "node:path";
import { UserError, main, root, run } from "./lib/process.mjs";
import { ensureNodeModules, ensureTools, needs } from "./lib/setup.mjs";
import { cFiles } from "./lib/sources.mjs";
import { tidy } from "./lib/tidy.mjs";

const node = process.execPath;
const nodeTool = (...path) => join(root, "node_modules", ...path);

function format() {
  const files = cFiles();
  if (files.length > 0) run("clang-format", ["--dry-run", "-Werror", ...files]);
}

const checks = {
  format,
  includes: () => run(node, ["scripts/check-includes.mjs"]),
  strays: () => run(node, ["scripts/check-strays.mjs"]),
  tidy,
  eslint: () => run(node, [nodeTool("eslint", "bin", "eslint.js"), "--max-warnings=0", "."]),
  tsc: () => run(node, [nodeTool("typescript", "bin", "tsc"), "--noEmit", "-p", "."]),
};

await main(async () => {
  const asked = process.argv.slice(2);
  const names = asked.length > 0 ? asked : Object.keys(checks);
  for (const name of names) {
    if (!(name in checks)) {
      throw new UserError(`no check '${name}'; there are: ${Object.keys(checks).join(" ")}`);
    }
  }
  ensureTools(needs.lint);
  ensureNodeModules();
  for (const name of names) await checks[name]();
});
