/**
 * Opening, changing and keeping programs.
 *
 * Each scenario and the visitor's own program have a draft of their own, so that looking at
 * another scenario never loses what was typed. Drafts are written while typing, before every
 * run, and when the page is left.
 */
import { batch } from "@preact/signals";
import type { Scenario } from "../scenarios";
import { decodeLink, type Shared } from "../share/link";
import {
  FILE_LIMIT,
  TEXT_LIMIT,
  isFileList,
  nameProblem,
  sameFiles,
  type SourceFile,
} from "../state/files";
import type { State } from "../state/state";
import { isString, load, save } from "../state/storage";

/** Key of the visitor's own program among the drafts; a program from a link has LINK and its checksum. */
const OWN = "";
const LINK = "link:";

/** Edited programs from links that are kept; the oldest go first. */
const LINK_DRAFTS = 10;

const STARTER = `"""My program."""
import stackless


def worker(name, channel):
    for number in range(3):
        channel.send((name, number))


channel = stackless.channel()
for name in ("red", "green"):
    stackless.tasklet(worker)(name, channel)

for _ in range(6):
    print(*channel.receive())
`;

export function findScenario(state: State, id: string | null): Scenario | undefined {
  return state.scenarios.find((scenario) => scenario.id === id);
}

/** Takes up where the last visit left off. */
export function restoreDocument(state: State): void {
  const open = load("open", isString);
  const link = load("link", isString);
  if (open?.startsWith(LINK) && link !== null && openKeptLink(state, link)) return;
  if (open !== null && (open === OWN || findScenario(state, open))) openDocument(state, open);
  else openDocument(state, state.scenarios[0]?.id ?? OWN);
}

function openKeptLink(state: State, link: string): boolean {
  try {
    const shared = decodeLink(link);
    if (shared !== null) openShared(state, link, shared);
    return shared !== null;
  } catch {
    return false;
  }
}

/** Opens a scenario by its id, or the visitor's own program for "". */
export function openDocument(state: State, key: string): void {
  const scenario = findScenario(state, key);
  open(state, {
    scenario: scenario?.id ?? null,
    link: "",
    original: scenario?.files ?? [{ name: "main.py", text: STARTER }],
  });
}

/**
 * Opens the program of a link. It has a draft of its own, so that neither the visitor's program nor
 * what was typed at an earlier visit of the same link is lost.
 */
export function openShared(state: State, link: string, shared: Shared): void {
  save("link", link);
  open(state, { scenario: null, link, original: shared.files });
}

interface Opening {
  readonly scenario: string | null;
  readonly link: string;
  readonly original: readonly SourceFile[];
}

function open(state: State, { scenario, link, original }: Opening): void {
  batch(() => {
    state.document.scenario.value = scenario;
    state.document.link.value = link;
    state.document.original.value = original;
    replaceFiles(state, drafts()[draftKey(state)] ?? original);
  });
  save("open", draftKey(state));
}

function draftKey(state: State): string {
  const { scenario, link } = state.document;
  if (link.value !== "") return LINK + (link.value.split(".")[1] ?? "");
  return scenario.value ?? OWN;
}

/** Throws the draft away and shows the program as it was written. */
export function resetDocument(state: State): void {
  const kept = drafts();
  delete kept[draftKey(state)];
  save("drafts", kept);
  replaceFiles(state, state.document.original.value);
}

/** Whether the text differs from the program as it was written. */
export function isChanged(state: State): boolean {
  return !sameFiles(state.document.files.value, state.document.original.value);
}

/** The visitor typed. */
export function editSource(state: State, source: string): void {
  if (source === state.document.source.value) return;
  batch(() => {
    const { files, active, marks } = state.document;
    files.value = files.value.map((file, at) =>
      at === active.value ? { ...file, text: source } : file,
    );
    marks.value = [];
  });
}

export function showFile(state: State, at: number): void {
  if (at >= 0 && at < state.document.files.value.length) state.document.active.value = at;
}

/** Adds an empty file and shows it; returns what is wrong with the name, or null. */
export function addFile(state: State, name: string): string | null {
  const { files, active } = state.document;
  const problem = nameProblem(name, files.value.map((file) => file.name));
  if (problem !== null) return problem;
  if (files.value.length >= FILE_LIMIT) return `A program has ${FILE_LIMIT} files at most`;
  batch(() => {
    files.value = [...files.value, { name, text: "" }];
    active.value = files.value.length - 1;
  });
  keepDraft(state);
  return null;
}

/** Takes a file out; the main one, which is the first, stays. */
export function removeFile(state: State, at: number): void {
  const { files, active } = state.document;
  if (at < 1 || at >= files.value.length) return;
  batch(() => {
    files.value = files.value.filter((_, each) => each !== at);
    active.value = Math.min(active.value, files.value.length - 1);
  });
  keepDraft(state);
}

/** Keeps the text for the next visit. */
export function keepDraft(state: State): void {
  const key = draftKey(state);
  const files = state.document.files.value;
  const kept = drafts();
  const size = files.reduce((sum, { text }) => sum + text.length, 0);
  delete kept[key];
  if (isChanged(state) && size <= TEXT_LIMIT) kept[key] = files;
  const links = Object.keys(kept).filter((each) => each.startsWith(LINK));
  for (const old of links.slice(0, -LINK_DRAFTS)) delete kept[old];
  if (!save("drafts", kept)) {
    state.view.notice.value = "This browser has no room to keep the program for a reload.";
  }
}

/** Brings a line of a file into view and puts the cursor there. */
export function revealLine(state: State, filename: string, line: number): void {
  const at = state.document.files.value.findIndex(({ name }) => name === filename);
  if (line < 1 || at < 0) return;
  const stamp = (state.document.reveal.value?.stamp ?? 0) + 1;
  batch(() => {
    state.document.active.value = at;
    state.document.reveal.value = { line, stamp };
  });
}

/** Name of the file that the program starts with. */
export function mainFile(state: State): string {
  return state.document.files.value[0]?.name ?? "main.py";
}

/** Whether the editor can show a file of that name. */
export function hasFile(state: State, filename: string): boolean {
  return state.document.files.value.some(({ name }) => name === filename);
}

function replaceFiles(state: State, files: readonly SourceFile[]): void {
  batch(() => {
    state.document.files.value = files;
    state.document.active.value = 0;
    state.document.marks.value = [];
    state.document.revision.value += 1;
  });
}

type Drafts = Record<string, readonly SourceFile[]>;

function drafts(): Drafts {
  return load("drafts", isDrafts) ?? {};
}

function isDrafts(value: unknown): value is Drafts {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(isFileList)
  );
}
