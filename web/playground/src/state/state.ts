/**
 * Everything the page knows, as plain data in signals.
 *
 * Only the functions in actions/ change it. Components and the canvas only read it. Nothing here
 * refers to the DOM, to CodeMirror or to the worker.
 */
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Inspection, Outcome, OutputChunk, StepUnit } from "../protocol";
import type { Scenario } from "../scenarios";
import { createTrace, type Trace } from "../trace/trace";
import type { SourceFile } from "./files";
import { DEFAULT_SETTINGS, type Settings } from "./settings";

/**
 * Where the machinery stands.
 *
 * - loading: the runtime is being fetched
 * - unavailable: it could not be loaded; nothing can run
 * - idle: ready for a program
 * - running, stopping: a program runs
 * - paused: a program waits for the next step
 */
export type Phase = "loading" | "unavailable" | "idle" | "running" | "paused" | "stopping";

/** A place in the source, 1-based; the end is exclusive and may be unknown. */
export interface SourceMark {
  readonly line: number;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
  readonly message: string;
}

export interface DocumentState {
  /** The program: its main file first. */
  readonly files: Signal<readonly SourceFile[]>;
  /** Position of the file that the editor shows. */
  readonly active: Signal<number>;
  /** Text and name of that file; the name is as programs and tracebacks see it. */
  readonly source: ReadonlySignal<string>;
  readonly filename: ReadonlySignal<string>;
  /** The scenario the text came from; null for the visitor's own program and one from a link. */
  readonly scenario: Signal<string | null>;
  /** The fragment of the link the text came from; "" for none. */
  readonly link: Signal<string>;
  /** The program as it was written, before the visitor changed it. */
  readonly original: Signal<readonly SourceFile[]>;
  /** Counts replacements of the whole text, which the editor must take over. */
  readonly revision: Signal<number>;
  /** Problems found by the last run or while typing, of the file in `marksFile`. */
  readonly marks: Signal<readonly SourceMark[]>;
  readonly marksFile: Signal<string>;
  /** Line to bring into view; `stamp` tells two requests for one line apart. */
  readonly reveal: Signal<{ readonly line: number; readonly stamp: number } | null>;
}

export interface RunState {
  readonly phase: Signal<Phase>;
  /** Why the runtime is unavailable. */
  readonly failure: Signal<string>;
  /** Number of the run whose results are shown; 0 before the first. */
  readonly number: Signal<number>;
  readonly outcome: Signal<Outcome | null>;
  readonly ticks: Signal<number>;
  readonly elapsed: Signal<number>;
  /** The line a paused program is about to run. */
  readonly pausedLine: Signal<number | null>;
  /** The program that runs or ran last, and how. */
  readonly files: Signal<readonly SourceFile[]>;
  readonly settings: Signal<Settings>;
}

export interface OutputState {
  readonly chunks: Signal<readonly OutputChunk[]>;
  /** Characters kept, and characters left out over the limit. */
  readonly kept: Signal<number>;
  readonly dropped: Signal<number>;
}

export interface TimelineState {
  /** The recorded events and the lanes made of them. Replaced for each run. */
  readonly trace: Signal<Trace>;
  /** Grows whenever the contents of `trace` do. */
  readonly version: Signal<number>;
  readonly droppedEvents: Signal<number>;
  /** Width of one event, in CSS pixels. */
  readonly scale: Signal<number>;
  /** Event at the left edge of the drawing, as a fraction. */
  readonly origin: Signal<number>;
  /** Vertical scroll, in CSS pixels. */
  readonly scrollTop: Signal<number>;
  /** Size of the drawing, without the lane names; kept by the canvas. */
  readonly width: Signal<number>;
  readonly height: Signal<number>;
  /** The end of the trace stays in view while the program runs. */
  readonly follow: Signal<boolean>;
  /** Selected event; -1 when none. */
  readonly cursor: Signal<number>;
  /** Variables at the selected event; null until they have been asked for. */
  readonly snapshot: Signal<Snapshot | null>;
  /** What the pointer is over. */
  readonly hover: Signal<Hover | null>;
}

export interface Hover {
  readonly lane: number;
  /** Event whose words are shown. */
  readonly event: number;
  /** Where, in CSS pixels from the canvas' corner. */
  readonly x: number;
  readonly y: number;
}

export type Theme = "system" | "light" | "dark";
/** What the pane beside the timeline tells. */
export type Inspector = "events" | "tasklets" | "channels" | "variables";

/** What a program held at an event, as found by running it again up to there. */
export interface Snapshot {
  readonly step: number;
  readonly inspection: Inspection | null;
  /** Why there is none. */
  readonly failure: string;
}

export type Pane = "code" | "output" | "timeline" | "events";

export interface ViewState {
  readonly theme: Signal<Theme>;
  /** The page stands in an iframe of another page, and shows only what is needed there. */
  readonly isEmbedded: boolean;
  /** The pane shown where there is room for one only. */
  readonly pane: Signal<Pane>;
  /** Whether the list of events stands beside the timeline. */
  readonly eventList: Signal<boolean>;
  readonly inspector: Signal<Inspector>;
  /** What the Step button advances to. */
  readonly stepUnit: Signal<StepUnit>;
  /** Milliseconds between two lines of a running program; 0 for full speed. */
  readonly delay: Signal<number>;
  /** Share of the width that the editor takes, and of the height that the timeline takes. */
  readonly editorShare: Signal<number>;
  readonly timelineShare: Signal<number>;
  readonly helpOpen: Signal<boolean>;
  readonly settingsOpen: Signal<boolean>;
  /** The event a link asked to be shown once the program has run; -1 when none. */
  readonly wantedStep: Signal<number>;
  /** A short notice for the status line, such as "Copied". */
  readonly notice: Signal<string>;
}

export interface State {
  /** The example programs, in reading order. */
  readonly scenarios: readonly Scenario[];
  readonly settings: Signal<Settings>;
  readonly document: DocumentState;
  readonly run: RunState;
  readonly output: OutputState;
  readonly timeline: TimelineState;
  readonly view: ViewState;
}

export function createState(scenarios: readonly Scenario[] = [], isEmbedded = false): State {
  const files = signal<readonly SourceFile[]>([{ name: "main.py", text: "" }]);
  const active = signal(0);
  return {
    scenarios,
    settings: signal(DEFAULT_SETTINGS),
    document: {
      files,
      active,
      source: computed(() => files.value[active.value]?.text ?? ""),
      filename: computed(() => files.value[active.value]?.name ?? "main.py"),
      scenario: signal<string | null>(null),
      link: signal(""),
      original: signal<readonly SourceFile[]>([]),
      revision: signal(0),
      marks: signal<readonly SourceMark[]>([]),
      marksFile: signal("main.py"),
      reveal: signal<{ readonly line: number; readonly stamp: number } | null>(null),
    },
    run: {
      phase: signal<Phase>("loading"),
      failure: signal(""),
      number: signal(0),
      outcome: signal<Outcome | null>(null),
      ticks: signal(0),
      elapsed: signal(0),
      pausedLine: signal<number | null>(null),
      files: signal<readonly SourceFile[]>([]),
      settings: signal(DEFAULT_SETTINGS),
    },
    output: {
      chunks: signal<readonly OutputChunk[]>([]),
      kept: signal(0),
      dropped: signal(0),
    },
    timeline: {
      trace: signal(createTrace()),
      version: signal(0),
      droppedEvents: signal(0),
      scale: signal(24),
      origin: signal(0),
      scrollTop: signal(0),
      width: signal(0),
      height: signal(0),
      follow: signal(true),
      cursor: signal(-1),
      snapshot: signal<Snapshot | null>(null),
      hover: signal<Hover | null>(null),
    },
    view: {
      theme: signal<Theme>("system"),
      isEmbedded,
      pane: signal<Pane>("code"),
      eventList: signal(true),
      inspector: signal<Inspector>("events"),
      stepUnit: signal<StepUnit>("event"),
      delay: signal(0),
      editorShare: signal(0.56),
      timelineShare: signal(0.42),
      helpOpen: signal(false),
      settingsOpen: signal(false),
      wantedStep: signal(-1),
      notice: signal(""),
    },
  };
}
