/**
 * What a program is to its users.
 */
import type { LanguageAccess } from "./access.js";
import type { SwitchyardError } from "./errors.js";

/** What a step advances to. */
export type StepUnit = "instruction" | "line" | "event";

/** What a program says after it has run for a while. */
export type Advance =
  | { readonly kind: "more" }
  /** Nothing can run for so many milliseconds. */
  | { readonly kind: "wait"; readonly milliseconds: number }
  /** Nothing can run before JavaScript answers, calls or sends. */
  | { readonly kind: "host" }
  | { readonly kind: "ended" };

/** A variable: its name, its value as repr() shows it (shortened), and its type's name. */
export type Variable = readonly [name: string, repr: string, type: string];

/** A call under way. */
export interface Frame {
  readonly function: string;
  readonly file: string;
  readonly line: number;
  /** Position of the next instruction in the function's listing. */
  readonly instruction: number;
  /** Its local variables; none for the module itself, whose are the global ones. */
  readonly variables: readonly Variable[];
}

/** What a program is doing. Very long values, lists of variables and stacks are cut. */
export interface Inspection {
  readonly globals: readonly Variable[];
  /** Tasklets that have begun and not ended, oldest first, with their calls, innermost first. */
  readonly tasklets: readonly { readonly id: number; readonly frames: readonly Frame[] }[];
}

/** How a run ended. */
export interface RunResult {
  /** 0, or what the program gave to sys.exit(). */
  readonly exitCode: number;
  /** Instructions executed, if they were counted: with a limit for them, or with several threads. */
  readonly ticks: number;
  /** What was printed, where no callback took it. */
  readonly stdout: string;
  readonly stderr: string;
}

/** What can be listened to, with what a listener gets. */
export interface ProgramEvents {
  /** It runs by itself again. */
  resume: [];
  /** It no longer runs by itself. */
  pause: [];
  /** An error of a tasklet that nobody waited for, in a program that is kept open. */
  uncaught: [error: SwitchyardError];
  /** It has ended, with an error or without. */
  end: [error: SwitchyardError | null];
}

/**
 * A program that was started. It runs by itself, in slices that leave the event loop its turn, until it
 * is paused or somebody takes over with `advance()` or `step()`; `resume()` lets it run again.
 */
export interface Program extends LanguageAccess, Disposable {
  /** How the program ends: rejected with a `SwitchyardError` if with an error. */
  readonly done: Promise<RunResult>;
  /** Runs for about so many milliseconds, by hand. */
  advance(milliseconds: number): Advance;
  /**
   * Runs, for about so many milliseconds, until `events` trace events have been recorded in all; "more"
   * with `eventCount` at that number or beyond means it stands there. Only with `record` or `trace`.
   */
  runTo(events: number, milliseconds: number): Advance;
  /** Trace events recorded so far. */
  readonly eventCount: number;
  /** What the program is doing while it stands still. Runs nothing of it. */
  inspect(): Inspection;
  /** Runs one step, by hand. An endless one comes back unfinished after a while. */
  step(unit: StepUnit): Advance;
  /** No longer runs by itself. */
  pause(): void;
  resume(): void;
  readonly isPaused: boolean;
  /** Calls the listener each time; returns what takes it off again. */
  on<Name extends keyof ProgramEvents>(
    name: Name,
    listener: (...args: ProgramEvents[Name]) => void,
  ): () => void;
  /** Raises KeyboardInterrupt in the program's main tasklet. */
  interrupt(): void;
  /** Ends the program for good: nothing of it runs any more, no `finally` either. */
  kill(): void;
  /** The same as `kill()`. */
  stop(): void;
  /** Ends a program that is kept open: its exit handlers run. Resolved when it has ended. */
  close(): Promise<void>;
  readonly hasEnded: boolean;
  /** Once it has ended: as of a process, and the error if it ended with one. */
  readonly exitCode: number;
  readonly error: SwitchyardError | null;
  /** The line it stands at; null when it stands nowhere. */
  readonly line: number | null;
  /** Instructions executed while they were counted: with a limit, with several threads, by steps. */
  readonly ticks: number;
  /** Bytes in use, and the most there were. */
  readonly memoryUsed: number;
  readonly memoryPeak: number;
  /** repr() of a global variable; null when there is none that can be shown. */
  global(name: string): string | null;
  /** The trace as records (see `RECORD`), without those taken before; only if it is recorded. */
  takeRecords(): Float64Array<ArrayBuffer>;
  /** The texts that records refer to by index, without those taken before. */
  takeTexts(): readonly string[];
  /** From now on no events are recorded. */
  stopTracing(): void;
  dispose(): void;
}

