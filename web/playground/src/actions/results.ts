/** What the worker's reports do to the state. */
import { batch } from "@preact/signals";
import type { Inspection, Outcome, OutputChunk, ProgramError, Report } from "../protocol";
import { sameFiles } from "../state/files";
import type { SourceMark, State } from "../state/state";
import { createTrace, extendTrace } from "../trace/trace";
import { followEnd, selectEvent, settleView } from "./timeline";

/** Clears what the last run left, for run number `run` of the current text. */
export function beginRun(state: State, run: number): void {
  batch(() => {
    clearResults(state);
    state.run.number.value = run;
    state.run.files.value = state.document.files.value;
    state.run.settings.value = state.settings.value;
  });
}

/** Clears what the last run left. */
export function clearResults(state: State): void {
  batch(() => {
    state.run.outcome.value = null;
    state.run.ticks.value = 0;
    state.run.elapsed.value = 0;
    state.run.pausedLine.value = null;
    state.output.chunks.value = [];
    state.output.kept.value = 0;
    state.output.dropped.value = 0;
    state.document.marks.value = [];
    state.timeline.trace.value = createTrace();
    state.timeline.version.value += 1;
    state.timeline.droppedEvents.value = 0;
    state.timeline.origin.value = 0;
    state.timeline.scrollTop.value = 0;
    state.timeline.cursor.value = -1;
    state.timeline.snapshot.value = null;
    state.timeline.hover.value = null;
    state.timeline.follow.value = true;
  });
}

/** Takes in one batch of output and events. */
export function takeBatch(state: State, report: Extract<Report, { type: "batch" }>): void {
  batch(() => {
    addOutput(state, report.output);
    state.output.dropped.value = report.droppedOutput;
    state.timeline.droppedEvents.value = report.droppedEvents;
    if (report.events.length > 0) {
      extendTrace(state.timeline.trace.value, report.events, report.texts);
      state.timeline.version.value += 1;
      followEnd(state);
    }
  });
}

/** The program waits before `line`. */
export function takePause(state: State, line: number | null): void {
  batch(() => {
    state.run.phase.value = "paused";
    state.run.pausedLine.value = line;
    state.timeline.cursor.value = state.timeline.trace.value.log.length - 1;
    followEnd(state);
  });
}

/** In slow motion: the line it has come to; null when it is not known. */
export function takePlace(state: State, line: number | null): void {
  if (state.run.phase.value === "running") state.run.pausedLine.value = line;
}

/** The run is over. */
export function endRun(state: State, outcome: Outcome, ticks: number, elapsed: number): void {
  batch(() => {
    state.run.phase.value = "idle";
    state.run.outcome.value = outcome;
    state.run.pausedLine.value = null;
    state.run.ticks.value = ticks;
    state.run.elapsed.value = elapsed;
    settleView(state);
    showWantedStep(state);
    if (outcome.kind === "error" && sameFiles(state.run.files.value, state.document.files.value)) {
      showMarks(state, outcome.error);
    }
  });
}

function addOutput(state: State, output: readonly OutputChunk[]): void {
  if (output.length === 0) return;
  const chunks = [...state.output.chunks.value];
  for (const chunk of output) {
    const last = chunks.at(-1);
    state.output.kept.value += chunk.text.length;
    if (last && last.stream === chunk.stream && last.text.length < 4096) {
      chunks[chunks.length - 1] = { ...last, text: last.text + chunk.text };
    } else {
      chunks.push(chunk);
    }
  }
  state.output.chunks.value = chunks;
}

/** What the program held at an event. */
export function takeSnapshot(
  state: State,
  step: number,
  inspection: Inspection | null,
  failure: string,
): void {
  state.timeline.snapshot.value = { step, inspection, failure };
}

/** The file in the editor was looked at while it is typed. */
export function takeCheck(state: State, error: ProgramError | null): void {
  const { filename, marks, marksFile } = state.document;
  if (error !== null && error.filename !== filename.value) return;
  // An error of a run stays marked until the text is changed; that empties the marks.
  if (error === null && marks.value.length > 0) return;
  marksFile.value = filename.value;
  marks.value = error === null ? [] : marksOf(error);
}

/** Marks the place of an error in the file it is in, and shows that file. */
function showMarks(state: State, error: ProgramError): void {
  const at = state.document.files.value.findIndex(({ name }) => name === error.filename);
  if (at < 0) return;
  state.document.active.value = at;
  state.document.marksFile.value = error.filename;
  state.document.marks.value = marksOf(error);
}

/** A link may ask for an event to be shown after the first run. */
function showWantedStep(state: State): void {
  const wanted = state.view.wantedStep.value;
  state.view.wantedStep.value = -1;
  if (wanted >= 0) selectEvent(state, wanted);
}

export function marksOf(error: ProgramError): SourceMark[] {
  if (error.line === null) return [];
  return [
    {
      line: error.line,
      column: error.column,
      endLine: error.endLine,
      endColumn: error.endColumn,
      message: error.message ? `${error.type}: ${error.message}` : error.type,
    },
  ];
}
