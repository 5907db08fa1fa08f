/**
 * The example programs.
 *
 * A scenario tells its own title and story: the first line of its docstring (or of its leading
 * comment) is the title, the rest of that first paragraph says what to look for.
 */
import type { SourceFile } from "./state/files";

export interface Scenario {
  /** File name without directory and ending; also the key in links and in storage. */
  readonly id: string;
  readonly filename: string;
  readonly title: string;
  readonly summary: string;
  /** The program: its main file first. */
  readonly files: readonly SourceFile[];
}

/** The order in which the stories build on each other; anything else follows by name. */
const READING_ORDER = [
  "hello_tasklets",
  "ping_pong",
  "watchdog",
  "atomic_counter",
  "semaphore",
  "simple_lock_threads",
  "killing",
  "proxy_calls",
  "threads_channel",
  "hard_switch",
];

/** Scenarios of the files, by path and text, in reading order. */
export function readScenarios(files: Readonly<Record<string, string>>): Scenario[] {
  return Object.entries(files)
    .map(([path, source]) => describeScenario(path, source))
    .sort((a, b) => rank(a.id) - rank(b.id) || a.id.localeCompare(b.id));
}

function rank(id: string): number {
  const place = READING_ORDER.indexOf(id);
  return place < 0 ? READING_ORDER.length : place;
}

function describeScenario(path: string, source: string): Scenario {
  const filename = path.slice(path.lastIndexOf("/") + 1);
  const id = filename.replace(/\.py$/, "");
  const paragraphs = headText(source);
  const title = (paragraphs[0] ?? "").replace(/\.$/, "");
  return {
    id,
    filename,
    title: title || humanise(id),
    summary: paragraphs[1] ?? "",
    files: [{ name: filename, text: source }],
  };
}

function humanise(id: string): string {
  const words = id.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Title line and the paragraph after it, of the docstring or comment a file begins with. The
 * paragraph is left out where there is none; the title is empty when the file begins with code.
 */
export function headText(source: string): string[] {
  const docstring = /^(?:\s*#[^\n]*\n)*\s*[rR]?("""|''')([\s\S]*?)\1/.exec(source);
  const comment = /^(?:#[^\n]*\n?)+/.exec(source);
  const raw = docstring?.[2] ?? comment?.[0].replace(/^#+!? ?/gm, "") ?? "";
  const lines = raw.trim().split("\n");
  const title = lines[0]?.trim() ?? "";
  const rest = lines.slice(1).join("\n").trim();
  const paragraph = rest.split(/\n\s*\n/)[0]?.replace(/\s+/g, " ").trim() ?? "";
  return paragraph ? [title, paragraph] : [title];
}
