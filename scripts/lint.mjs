// npm run lint [CHECK ...]: format, includes, strays, tidy, eslint and tsc, or some of them.
import { join } from "node:path";
import { UserError, capture, main, root, run } from "./lib/process.mjs";
import { ensureNodeModules, ensureTools, needs } from "./lib/setup.mjs";
import { cFiles } from "./lib/sources.mjs";
import { tidy } from "./lib/tidy.mjs";

const node = process.execPath;
const nodeTool = (...path) => join(root, "node_modules", ...path);

async function format() {
  const files = cFiles();
  if (files.length === 0) return;
  const done = await capture("clang-format", ["--dry-run", "-Werror", ...files]);
  if (done.status === 0) return;
  const named = [...done.output.matchAll(/^(\S+?):\d+:\d+: error:/gm)].map((match) => match[1]);
  for (const file of new Set(named)) console.log(`${file}: not as clang-format has it`);
  throw new UserError("npm run format puts that right");
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
