// What must not stay in the project's files: notes to oneself, paths of one machine, and
// leftovers of a merge or of debugging.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError, main, root } from "./lib/process.mjs";
import { projectFiles } from "./lib/sources.mjs";

const patterns = [
  { what: "a note to oneself", expression: /\b(TODO|FIXME|XXX|HACK)\b/ },
  { what: "a path of one machine", expression: /(^|[\s"'`(=:])\/(work|root|home)\// },
  { what: "a temporary path", expression: /\/tmp\/(b-|brief|bash_)/ },
  { what: "a ticket's number", expression: /\b(issue|ticket)s?\s+#?\d+\b/i },
  { what: "a merge mark", expression: /^(<{7}|>{7}) / },
  { what: "focus on one test", expression: /\b(describe|it|test)\.only\(/ },
];

const texts = /\.(c|h|S|def|mjs|cjs|js|ts|tsx|css|html|md|json|py|cmake|txt|yml)$/;
const exempt = new Set(["scripts/check-strays.mjs", "package-lock.json"]);

function checkFile(name) {
  const lines = readFileSync(join(root, name), "utf8").split("\n");
  return lines.flatMap((line, index) =>
    patterns
      .filter(({ expression }) => expression.test(line))
      .map(({ what }) => `${name}:${index + 1}: ${what}: ${line.trim().slice(0, 100)}`),
  );
}

await main(() => {
  const files = projectFiles().filter((name) => texts.test(name) || name === ".ci/run");
  const found = files.filter((name) => !exempt.has(name)).flatMap(checkFile);
  for (const said of found) console.log(said);
  if (found.length > 0) throw new UserError(`${found.length} strays`);
});
