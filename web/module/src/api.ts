/**
 * What both entries, for Node and for browsers, export.
 */
export { BusyError, CrashError, DisposedError, SwitchyardError } from "./errors.js";
export type { ErrorDetails } from "./errors.js";
export type {
  FindModule,
  ModuleSource,
  ProgramOptions,
  RunOptions,
  RuntimeOptions,
  StartOptions,
  WasmSource,
} from "./options.js";
export { chromeTrace } from "./chrome-trace.js";
export type { Advance, Frame, Inspection, Program, StepUnit, Variable } from "./program.js";
export type { RunResult, Runtime } from "./runtime.js";
export type { StatusName } from "./status.gen.js";
export { RECORD, RECORD_FIELDS, formatEvent, readRecord } from "./trace.js";
export type { EventKind, SwitchReason, TraceEvent } from "./trace.js";
export { EVENT_KINDS, SWITCH_REASONS } from "./trace.gen.js";
