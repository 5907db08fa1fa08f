/**
 * What both entries, for Node and for browsers, export.
 */
export { BusyError, CrashError, DisposedError, SwitchyardError } from "./errors.js";
export type { ErrorDetails, TracebackFrame } from "./errors.js";
export { LanguageAccess } from "./access.js";
export type { ChannelOptions, Namespace } from "./access.js";
export { Kwargs, kwargs, withContext } from "./bridge.js";
export type { CallContext } from "./bridge.js";
export { Channel, Handle, Tasklet } from "./handles.js";
export type { CallOptions, WaitOptions } from "./handles.js";
export { MemoryFiles } from "./files.js";
export type { DictForm } from "./values.js";
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
export type {
  Advance,
  Frame,
  Inspection,
  Program,
  ProgramEvents,
  RunResult,
  StepUnit,
  Variable,
} from "./program-types.js";
export type { Runtime } from "./runtime.js";
export type { StatusName } from "./status.gen.js";
export { RECORD, RECORD_FIELDS, formatEvent, readRecord } from "./trace.js";
export type { EventKind, SwitchReason, TraceEvent } from "./trace.js";
export { EVENT_KINDS, SWITCH_REASONS } from "./trace.gen.js";
