/**
 * The errors that the module throws. Errors of a program are `SwitchyardError`; the others tell of a
 * wrong use of the module, or of a fault in it.
 */
import { STATUS, type StatusName } from "./status.gen.js";
import type { TraceEvent } from "./trace.js";

/** What is known of an uncaught exception of a program. */
export interface ErrorDetails {
  readonly type: string;
  readonly message: string;
  readonly traceback: string;
  readonly notes: readonly string[];
  readonly filename: string;
  readonly line: number | null;
  readonly code: StatusName;
  readonly exitCode: number;
  readonly frames: readonly TracebackFrame[];
  readonly schedule: readonly TraceEvent[];
}

/** One call of a traceback. */
export interface TracebackFrame {
  readonly file: string;
  readonly line: number;
  /** Counted from 1, in bytes of the line as UTF-8; null when it is not known. */
  readonly column: number | null;
  readonly function: string;
}

/** A program ended with an exception, or its source did not compile, or a limit ended it. */
export class SwitchyardError extends Error {
  override readonly name = "SwitchyardError";
  /** The Python type, as in `ValueError`. */
  readonly type: string;
  /** As CPython prints it; empty when there was nothing to trace. */
  readonly traceback: string;
  /**
   * Its notes, which the traceback ends with. After a deadlock they tell which tasklet waits on which
   * channel in which line.
   */
  readonly notes: readonly string[];
  /** The file and line where it was raised; "" and null when that is not known. */
  readonly filename: string;
  readonly line: number | null;
  /** `E_EXCEPTION` for an exception; otherwise the limit or condition that ended the run. */
  readonly code: StatusName;
  readonly exitCode: number;
  /** The calls that led there, the outermost first. */
  readonly frames: readonly TracebackFrame[];
  /** The latest events before the end, if the option `history` asked for them or a trace was taken. */
  readonly schedule: readonly TraceEvent[];

  constructor(details: ErrorDetails) {
    super(details.message);
    this.type = details.type;
    this.traceback = details.traceback;
    this.notes = details.notes;
    this.filename = details.filename;
    this.line = details.line;
    this.code = details.code;
    this.exitCode = details.exitCode;
    this.frames = details.frames;
    this.schedule = details.schedule;
    const calls = this.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
    const text = details.traceback.trimEnd() || `${details.type}: ${details.message}`;
    this.stack = [`SwitchyardError: ${text}`, ...calls].join("\n");
  }
}

/** The runtime or the program was used after `dispose()`. */
export class DisposedError extends Error {
  override readonly name = "DisposedError";
}

/** The runtime is running a program already, or was called from inside one of its own callbacks. */
export class BusyError extends Error {
  override readonly name = "BusyError";
}

/** A fault of the module itself. The runtime is of no use any more; make a new one. */
export class CrashError extends Error {
  override readonly name = "CrashError";
}

const names = new Map<number, StatusName>(
  Object.entries(STATUS).map(([name, { code }]) => [code, name as StatusName]),
);

export function statusName(code: number): StatusName {
  return names.get(code) ?? "E_MISUSE";
}
