// Written by scripts/gen-constants.mjs from runtime/host/wasm/exports.def, options.def and the public headers; do not edit.

/** An address in the module's memory; 0 is none. */
export type Pointer = number;

export interface Exports {
  sy_wasm_alloc(size: number): Pointer;
  sy_wasm_release(memory: Pointer): void;
  sy_wasm_new(): Pointer;
  sy_wasm_set(program: Pointer, option: number, value: bigint): void;
  sy_wasm_add_argument(program: Pointer, text: Pointer): number;
  sy_wasm_open(program: Pointer): number;
  sy_wasm_free(program: Pointer): number;
  sy_wasm_start(program: Pointer, text: Pointer, length: number, filename: Pointer): void;
  sy_wasm_pump(program: Pointer, milliseconds: number): void;
  sy_wasm_step(program: Pointer, unit: number): void;
  sy_wasm_run_to(program: Pointer, events: number, milliseconds: number): void;
  sy_wasm_interrupt(program: Pointer): void;
  sy_wasm_stop(program: Pointer): void;
  sy_wasm_list(program: Pointer, what: number, text: Pointer, length: number, filename: Pointer): number;
  sy_wasm_pump_result(program: Pointer): number;
  sy_wasm_wait_time(program: Pointer): number;
  sy_wasm_has_ended(program: Pointer): number;
  sy_wasm_status(program: Pointer): number;
  sy_wasm_exit_code(program: Pointer): number;
  sy_wasm_error_type(program: Pointer): Pointer;
  sy_wasm_error_message(program: Pointer): Pointer;
  sy_wasm_error_traceback(program: Pointer): Pointer;
  sy_wasm_error_notes(program: Pointer): Pointer;
  sy_wasm_error_filename(program: Pointer): Pointer;
  sy_wasm_error_line(program: Pointer): number;
  sy_wasm_error_frames(program: Pointer): Pointer;
  sy_wasm_error_frames_length(program: Pointer): number;
  sy_wasm_line(program: Pointer): number;
  sy_wasm_ticks(program: Pointer): number;
  sy_wasm_memory_used(program: Pointer): number;
  sy_wasm_memory_peak(program: Pointer): number;
  sy_wasm_inspect(program: Pointer): Pointer;
  sy_wasm_global_repr(program: Pointer, name: Pointer, buffer: Pointer, size: number): number;
  sy_wasm_output(program: Pointer): Pointer;
  sy_wasm_output_length(program: Pointer): number;
  sy_wasm_output_taken(program: Pointer): void;
  sy_wasm_module(program: Pointer, text: Pointer, length: number, filename: Pointer, is_package: boolean): void;
  sy_wasm_post(program: Pointer, message: Pointer, length: number): number;
  sy_wasm_answer(program: Pointer, answer: Pointer, length: number): void;
  sy_wasm_host_begin(program: Pointer): void;
  sy_wasm_host_end(program: Pointer): void;
  sy_wasm_host_listen(program: Pointer, on: boolean): void;
  sy_wasm_trace_start(program: Pointer, capacity: number, hold: boolean): number;
  sy_wasm_trace_stop(program: Pointer): void;
  sy_wasm_trace_read(program: Pointer): number;
  sy_wasm_trace_records(program: Pointer): Pointer;
  sy_wasm_trace_count(program: Pointer): number;
  sy_wasm_trace_lost(program: Pointer): number;
  sy_wasm_trace_text(program: Pointer, index: number): Pointer;
}

export const EXPORT_NAMES = [
  "sy_wasm_alloc",
  "sy_wasm_release",
  "sy_wasm_new",
  "sy_wasm_set",
  "sy_wasm_add_argument",
  "sy_wasm_open",
  "sy_wasm_free",
  "sy_wasm_start",
  "sy_wasm_pump",
  "sy_wasm_step",
  "sy_wasm_run_to",
  "sy_wasm_interrupt",
  "sy_wasm_stop",
  "sy_wasm_list",
  "sy_wasm_pump_result",
  "sy_wasm_wait_time",
  "sy_wasm_has_ended",
  "sy_wasm_status",
  "sy_wasm_exit_code",
  "sy_wasm_error_type",
  "sy_wasm_error_message",
  "sy_wasm_error_traceback",
  "sy_wasm_error_notes",
  "sy_wasm_error_filename",
  "sy_wasm_error_line",
  "sy_wasm_error_frames",
  "sy_wasm_error_frames_length",
  "sy_wasm_line",
  "sy_wasm_ticks",
  "sy_wasm_memory_used",
  "sy_wasm_memory_peak",
  "sy_wasm_inspect",
  "sy_wasm_global_repr",
  "sy_wasm_output",
  "sy_wasm_output_length",
  "sy_wasm_output_taken",
  "sy_wasm_module",
  "sy_wasm_post",
  "sy_wasm_answer",
  "sy_wasm_host_begin",
  "sy_wasm_host_end",
  "sy_wasm_host_listen",
  "sy_wasm_trace_start",
  "sy_wasm_trace_stop",
  "sy_wasm_trace_read",
  "sy_wasm_trace_records",
  "sy_wasm_trace_count",
  "sy_wasm_trace_lost",
  "sy_wasm_trace_text",
] as const;

export const OPTION = {
  seed: 0,
  clock: 1,
  memory: 2,
  tasklets: 3,
  ticks: 4,
  checkInterval: 5,
  atomicNoYield: 6,
  freeThreaded: 7,
  recursion: 8,
  hardSwitches: 9,
  gcStress: 10,
} as const;

export const PUMP = {
  DONE: 0,
  BUDGET: 1,
  WAIT: 2,
  HOST: 3,
  STUCK: 4,
  TRACE: 5,
  PAUSED: 6,
} as const;

export const STEP = {
  INSTRUCTION: 0,
  LINE: 1,
  EVENT: 2,
} as const;

export const LISTING = {
  CODE: 0,
  AST: 1,
} as const;
