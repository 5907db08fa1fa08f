// node scripts/gen-constants.mjs [--check]: writes what the npm module has to know of the C sources
// (exports, options, statuses, trace events) as TypeScript, from the tables that C uses too.
// With --check nothing is written: it fails if a file is not as it would be written.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UserError, main, root } from "./lib/process.mjs";

const read = (path) => readFileSync(join(root, "runtime", path), "utf8");
const withoutComments = (text) => text.replaceAll(/\/\*[\s\S]*?\*\//g, "");

// The rows of a .def file: the arguments of each X(...), with strings taken apart.
function rows(path) {
  const found = [];
  const text = withoutComments(read(path));
  for (const [, body] of text.matchAll(/^X\(((?:[^()"]|"[^"]*"|\([^)]*\))*)\)/gm)) {
    const cells = body.match(/(?:[^,("]|"[^"]*"|\([^)]*\))+/g).map((cell) => cell.trim());
    found.push(cells.map((cell) => cell.replace(/\s+/g, " ").replace(/^"(.*)"$/, "$1")));
  }
  return found;
}

// The names of a C enum whose values count up from 0, without their prefix.
function enumNames(path, name, prefix) {
  const text = withoutComments(read(path));
  const body = new RegExp(`typedef enum ${name} \\{([^}]*)\\}`).exec(text)?.[1];
  if (body === undefined) throw new UserError(`${path} has no enum ${name}`);
  const words = body.split(",").map((word) => word.trim());
  return words.filter((word) => word !== "").map((word) => word.replace(prefix, ""));
}

const header = (from) => `// Written by scripts/gen-constants.mjs from ${from}; do not edit.\n`;

// --- Exports ---

const numbers = new Set(["int", "int32_t", "uint32_t", "size_t", "double"]);

function tsType(type) {
  if (type === "void") return "void";
  if (type.includes("*")) return "Pointer";
  if (type === "int64_t" || type === "uint64_t") return "bigint";
  if (numbers.has(type)) return "number";
  throw new UserError(`exports.def: the type '${type}' is not known`);
}

function tsParameters(list) {
  const inside = list.slice(1, -1).trim();
  if (inside === "void" || inside === "") return "";
  const parameters = inside.split(",").map((parameter) => {
    const [, type, name] = /^\s*(.*?[\s*])(\w+)\s*$/.exec(parameter);
    return `${name}: ${type.trim() === "bool" ? "boolean" : tsType(type.trim())}`;
  });
  return parameters.join(", ");
}

function tsExport([result, name, parameters, maySwitch]) {
  if (maySwitch === "true" && result !== "void") {
    throw new UserError(`exports.def: ${name} may switch and so cannot return anything`);
  }
  const tsResult = result === "bool" ? "number" : tsType(result);
  return `  ${name}(${tsParameters(parameters)}): ${tsResult};\n`;
}

function ffi() {
  const exported = rows("host/wasm/exports.def");
  const options = rows("host/wasm/options.def").map(([name]) => name);
  const constant = (name, names) =>
    `export const ${name} = {\n${names.map((word, i) => `  ${word}: ${i},\n`).join("")}} as const;\n`;
  const lang = "include/switchyard_lang.h";
  return [
    header("runtime/host/wasm/exports.def, options.def and the public headers"),
    "\n/** An address in the module's memory; 0 is none. */\nexport type Pointer = number;\n",
    `\nexport interface Exports {\n${exported.map(tsExport).join("")}}\n`,
    `\nexport const EXPORT_NAMES = [\n${exported.map(([, name]) => `  "${name}",\n`).join("")}] as const;\n`,
    `\n${constant("OPTION", options)}`,
    `\n${constant("PUMP", enumNames("include/switchyard.h", "sy_pump_result", "SY_PUMP_"))}`,
    `\n${constant("STEP", enumNames(lang, "sy_lang_step_unit", "SY_STEP_"))}`,
    `\n${constant("LISTING", enumNames(lang, "sy_lang_listing", "SY_LISTING_"))}`,
  ].join("");
}

// --- Statuses and trace events ---

function statuses() {
  const all = rows("base/status.def");
  const entries = all.map(([name, code, text, exception]) => {
    const [quotedText, quotedException] = [text, exception].map((part) => JSON.stringify(part));
    return `  ${name}: { code: ${code}, text: ${quotedText}, exception: ${quotedException} },\n`;
  });
  return [
    header("runtime/base/status.def"),
    "\n/** Every status of the runtime: its text, and the Python exception it becomes. */",
    `\nexport const STATUS = {\n${entries.join("")}} as const;\n`,
    "\n/** The name of a status of the runtime. */\nexport type StatusName = keyof typeof STATUS;\n",
  ].join("");
}

function traceEvents() {
  const all = rows("core/trace.def");
  all.forEach(([name, code], i) => {
    if (Number(code) !== i + 1) throw new UserError(`trace.def: ${name} is not number ${i + 1}`);
  });
  const reasons = enumNames("core/trace.h", "syi_switch_reason", "SYI_WHY_");
  const list = (words) => words.map((word) => `  ${JSON.stringify(word)},\n`).join("");
  const kinds = list(["none", ...all.map(([, , text]) => text)]);
  return [
    header("runtime/core/trace.def and trace.h"),
    `\n/** The kinds of trace events, by their codes. */\nexport const EVENT_KINDS = [\n${kinds}] as const;\n`,
    `\n/** Why a switch happened: \`detail\` of a switch event. */\nexport const SWITCH_REASONS = [\n`,
    `${list(reasons.map((word) => word.toLowerCase()))}] as const;\n`,
  ].join("");
}

const files = { "ffi.gen.ts": ffi, "status.gen.ts": statuses, "trace.gen.ts": traceEvents };

await main(() => {
  const check = process.argv[2] === "--check";
  for (const [name, write] of Object.entries(files)) {
    const path = join(root, "web", "module", "src", name);
    const text = write();
    if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
    if (check) throw new UserError(`${name} is out of date: node scripts/gen-constants.mjs`);
    writeFileSync(path, text);
  }
});
