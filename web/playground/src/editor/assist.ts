/** Completion and hovering: what stands before the cursor, and what is known of it. */
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { pythonLanguage as parser } from "@codemirror/lang-python";
import type { Extension, Text } from "@codemirror/state";
import { hoverTooltip, type Tooltip } from "@codemirror/view";
import { MODULE_NAMES, wordsOf, type Word } from "./words";

/** What the names of a program's imports stand for: "import stackless as s" gives s → stackless. */
export function importsOf(source: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const [, list = ""] of source.matchAll(/^[ \t]*import[ \t]+([\w., \t]+)/gm)) {
    for (const part of list.split(",")) {
      const [module = "", , alias] = part.trim().split(/\s+/);
      if (module) names.set(alias ?? module, module);
    }
  }
  for (const [, module = "", list = ""] of source.matchAll(
    /^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]+\(?([\w, \t]+)/gm,
  )) {
    for (const part of list.split(",")) {
      const [name = "", , alias] = part.trim().split(/\s+/);
      if (name) names.set(alias ?? name, `${module}.${name}`);
    }
  }
  return names;
}

/** What is known of a dotted name in a program; undefined for what only running it could tell. */
export function lookUp(source: string, dotted: string): Word | undefined {
  const at = dotted.lastIndexOf(".");
  const [owner, name] = at < 0 ? ["", dotted] : [dotted.slice(0, at), dotted.slice(at + 1)];
  const imports = importsOf(source);
  if (owner === "") {
    const whole = imports.get(name);
    const dot = whole?.lastIndexOf(".") ?? -1;
    if (whole !== undefined && dot >= 0) return wordsOf(whole.slice(0, dot)).get(whole.slice(dot + 1));
    return wordsOf("").get(name);
  }
  const module = imports.get(owner) ?? owner;
  return wordsOf(module).get(name) ?? wordsOf("tasklet").get(name) ?? wordsOf("channel").get(name);
}

function complete(context: CompletionContext): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const imported = /^\s*(?:import|from)\s+([\w.]*)$/.exec(before);
  if (imported) {
    const typed = imported[1] ?? "";
    return {
      from: context.pos - typed.length,
      options: MODULE_NAMES.map((label) => ({ label, type: "namespace" })),
    };
  }
  const dotted = /([A-Za-z_][\w.]*)\.(\w*)$/.exec(before);
  if (dotted) return completeMember(context, dotted[1] ?? "", dotted[2] ?? "");
  const word = /[A-Za-z_]\w*$/.exec(before);
  if (!word && !context.explicit) return null;
  return { from: context.pos - (word?.[0].length ?? 0), options: options("", 0), validFor: /^\w*$/ };
}

function completeMember(context: CompletionContext, owner: string, typed: string): CompletionResult {
  const module = importsOf(context.state.doc.toString()).get(owner);
  const known = module === undefined ? [] : options(module, 0);
  const guessed = module === undefined ? [...options("tasklet", 0), ...options("channel", 0)] : [];
  return { from: context.pos - typed.length, options: [...known, ...guessed], validFor: /^\w*$/ };
}

function options(module: string, boost: number): Completion[] {
  return [...wordsOf(module)].map(([label, { signature, says }]) => ({
    label,
    type: signature.includes("(") ? "function" : "property",
    detail: signature.slice(label.length),
    info: says,
    boost,
  }));
}

/** The dotted name around a place of a line. */
export function nameAt(line: string, at: number): { from: number; to: number; name: string } | null {
  for (const match of line.matchAll(/[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g)) {
    const end = match.index + match[0].length;
    if (at < match.index || at > end) continue;
    const rest = line.slice(at, end).indexOf(".");
    const to = rest < 0 ? end : at + rest;
    const name = line.slice(match.index, to);
    return { from: match.index, to, name };
  }
  return null;
}

function tell(doc: Text, pos: number): Tooltip | null {
  const line = doc.lineAt(pos);
  const found = nameAt(line.text, pos - line.from);
  const word = found && lookUp(doc.toString(), found.name);
  if (!found || !word) return null;
  return {
    pos: line.from + found.from,
    end: line.from + found.to,
    above: true,
    create: () => {
      const dom = document.createElement("div");
      dom.className = "cm-word";
      const signature = document.createElement("code");
      signature.textContent = word.signature;
      const says = document.createElement("p");
      says.textContent = word.says;
      dom.append(signature, says);
      return { dom };
    },
  };
}

/** Completion of what the library has, beside the names of the program; documentation on hovering. */
export const assistance: Extension = [
  parser.data.of({ autocomplete: complete }),
  hoverTooltip((view, pos) => tell(view.state.doc, pos), { hideOnChange: true }),
];
