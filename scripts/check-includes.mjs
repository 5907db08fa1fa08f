// Who may include whom: the layer rules of runtime/ARCHITECTURE.md over runtime/**.
//
// Besides the layers: a quoted include names an existing file from runtime/ on; a .c file
// includes its own header first and no other .c; headers include each other without a cycle.
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UserError, main, root } from "./lib/process.mjs";
import { projectFiles } from "./lib/sources.mjs";

// Each layer with what it may include besides itself. "public" is runtime/include; an entry
// with a dot is one header only.
const rules = {
  public: [],
  base: [],
  port: ["base"],
  core: ["base", "port", "public"],
  sync: ["public", "base"],
  explore: ["base", "public", "core/strategy.h"],
  // The one table of opcodes stands with the loop; code objects and the compiler need it too.
  "lang/object": ["base", "public", "lang/vm/opcodes.def"],
  "lang/front": ["base", "lang/object", "lang/vm/opcodes.def"],
  "lang/vm": ["base", "core", "public", "lang/object", "lang/front", "lang/lib"],
  "lang/modules": ["base", "public", "lang/object", "lang/vm", "lang/lib"],
  "lang/lib": [],
  "host/cli": "everything",
  "host/wasm": "everything",
};

// The layer of a path below runtime/.
function layerOf(path) {
  const parts = path.split("/");
  if (parts[0] === "include") return "public";
  return parts[0] === "lang" || parts[0] === "host" ? parts.slice(0, 2).join("/") : parts[0];
}

const isPublic = (name) => existsSync(join(root, "runtime", "include", name));

function includesOf(path) {
  const text = readFileSync(join(root, "runtime", path), "utf8");
  return [...text.matchAll(/^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]/gm)].map((match) => ({
    quoted: match[1] === '"',
    name: match[2],
    line: text.slice(0, match.index).split("\n").length,
  }));
}

// Where an include leads, as a path below runtime/; null for a system header.
function target({ quoted, name }) {
  if (isPublic(name)) return `include/${name}`;
  return quoted ? name : null;
}

function mayInclude(layer, path) {
  const allowed = rules[layer];
  const other = layerOf(path);
  if (allowed === "everything" || other === layer) return true;
  return allowed.some((entry) => (entry.includes(".") ? entry === path : entry === other));
}

function checkInclude(layer, include) {
  const path = target(include);
  if (path === null) return null;
  if (path.endsWith(".c")) return `includes the source file ${path}`;
  if (path.split("/").includes("..")) return `${path}: say it from runtime/ on`;
  if (!existsSync(join(root, "runtime", path))) return `${path} does not exist in runtime/`;
  if (!mayInclude(layer, path)) return `${layer} may not include ${path}`;
  return null;
}

function checkOwnHeader(path, includes) {
  if (!path.endsWith(".c")) return [];
  const own = path.replace(/\.c$/, ".h");
  if (!existsSync(join(root, "runtime", own))) return [];
  if (includes[0] && target(includes[0]) === own) return [];
  return [`runtime/${path}: its own header ${basename(own)} must be its first include`];
}

function checkFile(path) {
  const layer = layerOf(path);
  if (!(layer in rules)) return [`runtime/${path}: ${layer} is no layer (see check-includes)`];
  const includes = includesOf(path);
  const wrong = includes.flatMap((include) => {
    const said = checkInclude(layer, include);
    return said === null ? [] : [`runtime/${path}:${include.line}: ${said}`];
  });
  return [...wrong, ...checkOwnHeader(path, includes)];
}

// A cycle among headers as a list of paths, or null.
function findCycle(headers) {
  const done = new Set();
  function visit(path, above) {
    if (above.includes(path)) return [...above.slice(above.indexOf(path)), path];
    if (done.has(path) || !headers.has(path)) return null;
    for (const include of includesOf(path)) {
      const next = target(include);
      const cycle = next === null ? null : visit(next, [...above, path]);
      if (cycle !== null) return cycle;
    }
    done.add(path);
    return null;
  }
  for (const path of headers) {
    const cycle = visit(path, []);
    if (cycle !== null) return cycle;
  }
  return null;
}

await main(() => {
  const files = projectFiles()
    .filter((name) => /^runtime\/.*\.(c|h|def|inc)$/.test(name))
    .map((name) => name.slice("runtime/".length))
    .filter((name) => dirname(name) !== ".");
  const wrong = files.flatMap(checkFile);
  const cycle = findCycle(new Set(files.filter((name) => name.endsWith(".h"))));
  if (cycle !== null) wrong.push(`headers include each other: ${cycle.join(" -> ")}`);
  for (const said of wrong) console.log(said);
  if (wrong.length > 0) throw new UserError(`${wrong.length} includes break the rules`);
});
