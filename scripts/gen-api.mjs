// node scripts/gen-api.mjs [--check]: writes docs/api.md, the reference of the npm module, from its
// TypeScript types and their comments. With --check nothing is written: it fails if the file is not as
// it would be written, or if something that is exported has no comment.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { UserError, main, root } from "./lib/process.mjs";

const entry = join(root, "web/module/src/index.ts");
const target = join(root, "docs/api.md");

function loadProgram() {
  const path = join(root, "tsconfig.module.json");
  const { config } = ts.readConfigFile(path, (name) => readFileSync(name, "utf8"));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram([entry], { ...options, noEmit: true });
}

const isInternal = (node) =>
  ts.getJSDocTags(node).some((tag) => tag.tagName.text === "internal") ||
  (ts.getCombinedModifierFlags(node) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0 ||
  (node.name !== undefined && ts.isPrivateIdentifier(node.name));

function docOf(symbol, checker) {
  return ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll(/\s*\n\s*/g, " ").trim();
}

// The source text of a declaration without its body, comments and the modifiers that readers do not need.
function signature(node) {
  const source = node.getSourceFile();
  const end = node.body?.getStart(source) ?? node.end;
  const text = source.text.slice(node.getStart(source), end);
  return text
    .replaceAll(/\/\*\*[\s\S]*?\*\/\s*/g, "")
    .replace(/^(?:export |declare |override |async |abstract )+/, "")
    .replace(/\basync (?=\*?\w)/, "")
    .replaceAll(/\s*\n\s*/g, " ")
    .replace(/[;\s]+$/, "")
    .trim();
}

function membersOf(declaration) {
  const seen = new Set();
  return declaration.members.filter((member) => {
    if (member.name === undefined && !ts.isIndexSignatureDeclaration(member)) return false;
    if (isInternal(member) || ts.isConstructorDeclaration(member)) return false;
    const name = member.name?.getText() ?? "[]";
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

function writeMember(member, checker) {
  const symbol = member.name === undefined ? undefined : checker.getSymbolAtLocation(member.name);
  const doc = symbol === undefined ? "" : docOf(symbol, checker);
  const text = signature(member).replaceAll("|", "\\|");
  return `- \`${text.replaceAll("\\|", "|")}\`${doc === "" ? "" : `\n  ${doc}`}\n`;
}

function headOf(declaration) {
  const text = signature(declaration);
  return `${text.slice(0, text.indexOf("{")).trim()}`;
}

function writeExport(symbol, checker) {
  const real = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = real.declarations?.[0];
  if (declaration === undefined) throw new UserError(`${symbol.name} has no declaration`);
  const doc = docOf(real, checker);
  const head = `### ${symbol.name}\n\n`;
  const about = doc === "" ? "" : `${doc}\n\n`;
  if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration)) {
    const members = membersOf(declaration).map((member) => writeMember(member, checker));
    return { doc, text: `${head}\`${headOf(declaration)}\`\n\n${about}${members.join("")}\n` };
  }
  const text = ts.isVariableDeclaration(declaration)
    ? `const ${declaration.name.getText()}`
    : signature(declaration);
  return { doc, text: `${head}${about}\`\`\`ts\n${text}\n\`\`\`\n\n` };
}

function reference() {
  const program = loadProgram();
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry));
  const exported = checker.getExportsOfModule(module).sort((a, b) => (a.name < b.name ? -1 : 1));
  const parts = exported.map((symbol) => [symbol.name, writeExport(symbol, checker)]);
  const missing = parts.filter(([, { doc }]) => doc === "").map(([name]) => name);
  if (missing.length > 0) throw new UserError(`no comment on ${missing.join(", ")} of the npm module`);
  return `# Reference of the npm module\n\nWritten by scripts/gen-api.mjs from the types; do not edit. [module.md](module.md) explains how\nthings work together.\n\n${parts.map(([, { text }]) => text).join("")}`.trimEnd() + "\n";
}

await main(() => {
  const text = reference();
  if (existsSync(target) && readFileSync(target, "utf8") === text) return;
  if (process.argv[2] === "--check") throw new UserError("docs/api.md is out of date: node scripts/gen-api.mjs");
  writeFileSync(target, text);
});
