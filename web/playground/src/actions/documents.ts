/**
 * Opening, changing and keeping programs.
 *
 * Each scenario and the visitor's own program have a draft of their own, so that looking at
 * another scenario never loses what was typed. Drafts are written while typing, before every
 * run, and when the page is left.
 */
import { batch } from "@preact/signals";
import type { Scenario } from "../scenarios";
import type { State } from "../state/state";
import { isString, isStringRecord, load, save } from "../state/storage";

/** Key of the visitor's own program among the drafts. */
const OWN = "";

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

/** A file of this many characters is kept; a larger one is edited but not remembered. */
const DRAFT_LIMIT = 1_000_000;

export function findScenario(state: State, id: string | null): Scenario | undefined {
  return state.scenarios.find((scenario) => scenario.id === id);
}

/** Takes up where the last visit left off. */
export function restoreDocument(state: State): void {
  const open = load("open", isString);
  if (open !== null && (open === OWN || findScenario(state, open))) openDocument(state, open);
  else openDocument(state, state.scenarios[0]?.id ?? OWN);
}

/** Opens a scenario by its id, or the visitor's own program for "". */
export function openDocument(state: State, key: string): void {
  const scenario = findScenario(state, key);
  const original = scenario?.source ?? STARTER;
  batch(() => {
    state.document.scenario.value = scenario?.id ?? null;
    state.document.filename.value = scenario?.filename ?? "main.py";
    replaceSource(state, drafts()[key] ?? original);
  });
  save("open", scenario?.id ?? OWN);
}

/** Throws the draft away and shows the scenario as it was written. */
export function resetDocument(state: State): void {
  const kept = drafts();
  delete kept[state.document.scenario.value ?? OWN];
  save("drafts", kept);
  replaceSource(state, originalSource(state));
}

/** Whether the text differs from the scenario as it was written. */
export function isChanged(state: State): boolean {
  return state.document.source.value !== originalSource(state);
}

/** The visitor typed. */
export function editSource(state: State, source: string): void {
  if (source === state.document.source.value) return;
  batch(() => {
    state.document.source.value = source;
    state.document.marks.value = [];
  });
}

/** Keeps the text for the next visit. */
export function keepDraft(state: State): void {
  const key = state.document.scenario.value ?? OWN;
  const source = state.document.source.value;
  const kept = drafts();
  if (source === originalSource(state)) delete kept[key];
  else if (source.length <= DRAFT_LIMIT) kept[key] = source;
  if (!save("drafts", kept)) {
    state.view.notice.value = "This browser has no room to keep the program for a reload.";
  }
}

/** Brings a line into view and puts the cursor there. */
export function revealLine(state: State, line: number): void {
  if (line < 1) return;
  const stamp = (state.document.reveal.value?.stamp ?? 0) + 1;
  state.document.reveal.value = { line, stamp };
}

function replaceSource(state: State, source: string): void {
  batch(() => {
    state.document.source.value = source;
    state.document.marks.value = [];
    state.document.revision.value += 1;
  });
}

function originalSource(state: State): string {
  return findScenario(state, state.document.scenario.value)?.source ?? STARTER;
}

function drafts(): Record<string, string> {
  return load("drafts", isStringRecord) ?? {};
}
