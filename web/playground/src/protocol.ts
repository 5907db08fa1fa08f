/**
 * What the page and its worker say to each other.
 *
 * The page owns the documents and everything visible; the worker owns the runtime. A message is
 * plain data. Every message about a run carries the run's number, so that what a stopped run
 * still had on its way is told from what belongs to the next one.
 *
 * Output and trace events travel in batches, one for each slice of work (about 10 ms): a program
 * that prints in a tight loop must not flood the page with messages, or Stop would wait behind
 * them.
 */

import type { Inspection } from "switchyard";
import type { SourceFile } from "./state/files";
import type { Settings } from "./state/settings";

export type { Frame, Inspection, Variable } from "switchyard";

/** What a Step button press advances to. */
export type StepUnit = "instruction" | "line" | "event";

/** How a program is to be run. */
export interface RunOptions {
  /** Start paused before the first instruction, to be advanced with `step`. */
  readonly paused: boolean;
  readonly settings: Settings;
  /** Milliseconds between two lines; 0 for full speed. */
  readonly delay: number;
  /** The most trace events to record; the run goes on unrecorded after that. */
  readonly traceLimit: number;
  /** The most characters of output to pass on; the rest is counted, not kept. */
  readonly outputLimit: number;
}

/** Page to worker. */
export type Request =
  | {
      readonly type: "run";
      readonly run: number;
      /** The main file first. */
      readonly files: readonly SourceFile[];
      readonly options: RunOptions;
    }
  /** Looks for errors in a file without running it. */
  | { readonly type: "check"; readonly check: number; readonly file: SourceFile }
  /**
   * Asks what the program of a run held right after an event: it is run again up to there. `events` are
   * those that a run without steps records; `lines` are the steps by line since the last of them.
   */
  | {
      readonly type: "inspect";
      readonly ask: number;
      readonly files: readonly SourceFile[];
      readonly settings: Settings;
      readonly events: number;
      readonly lines: number;
    }
  | { readonly type: "stop"; readonly run: number }
  | { readonly type: "step"; readonly run: number; readonly unit: StepUnit }
  | { readonly type: "resume"; readonly run: number }
  | { readonly type: "pause"; readonly run: number }
  /** Changes the delay of a run under way. */
  | { readonly type: "speed"; readonly run: number; readonly delay: number };

export type StreamName = "stdout" | "stderr";

/** A piece of output, as the program wrote it. */
export interface OutputChunk {
  readonly stream: StreamName;
  readonly text: string;
}

/** An error of the program, or of its source. */
export interface ProgramError {
  /** The Python type, as in `ValueError`. */
  readonly type: string;
  readonly message: string;
  /** As CPython prints it, with the last line `Type: message`. */
  readonly traceback: string;
  /** The program's file it is in; "" when it is in none of them. */
  readonly filename: string;
  /** 1-based; null when the error has no place in the program's files. */
  readonly line: number | null;
  /** 1-based, in code points; null when only the line is known. */
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
}

/** How a run came to its end. */
export type Outcome =
  | { readonly kind: "finished" }
  | { readonly kind: "stopped" }
  | { readonly kind: "error"; readonly error: ProgramError }
  /** The runtime itself failed: a fault of the machine, not of the program. */
  | { readonly kind: "crashed"; readonly message: string };

/** Worker to page. */
export type Report =
  /** The runtime is loaded and takes programs. */
  | { readonly type: "ready" }
  /** The runtime could not be loaded. */
  | { readonly type: "unavailable"; readonly message: string }
  | {
      readonly type: "batch";
      readonly run: number;
      readonly output: readonly OutputChunk[];
      /** Records of `EVENT_FIELDS` numbers each; see trace/log.ts. */
      readonly events: Float64Array;
      /** Texts that events refer to by index, added since the last batch. */
      readonly texts: readonly string[];
      /** Output characters and events dropped so far, over the limits. */
      readonly droppedOutput: number;
      readonly droppedEvents: number;
    }
  /** What is wrong with the file of a check; null when it can be compiled. */
  | { readonly type: "checked"; readonly check: number; readonly error: ProgramError | null }
  /** The answer to "inspect". */
  | {
      readonly type: "inspected";
      readonly ask: number;
      readonly inspection: Inspection | null;
      readonly failure: string;
    }
  /** In slow motion: the line it has come to. */
  | { readonly type: "at"; readonly run: number; readonly line: number | null }
  /** The run waits for `step` or `resume`. */
  | { readonly type: "paused"; readonly run: number; readonly line: number | null }
  | {
      readonly type: "done";
      readonly run: number;
      readonly outcome: Outcome;
      /** Instructions executed, and how long the run took, in milliseconds. */
      readonly ticks: number;
      readonly elapsed: number;
    };
