/**
 * One program: started, advanced in slices, asked how it ended, disposed.
 *
 * Callbacks of the caller are called between two slices, except for `stdin` and `modules`, which the
 * program waits for. What a callback throws ends the program and comes out of the call that ran it.
 */
import { encode, type Engine, type Host, type Memory } from "./engine.js";
import { BusyError, CrashError, DisposedError, SwitchyardError, statusName } from "./errors.js";
import { LISTING, OPTION, PUMP, STEP, type Exports, type Pointer } from "./ffi.gen.js";
import { moduleFinder, type FoundModule } from "./modules.js";
import { settingsOf, type StartOptions } from "./options.js";
import { STATUS } from "./status.gen.js";
import { OutputDecoder, stdinReader, type Piece, type ReadStdin } from "./streams.js";
import { RECORD_FIELDS, readRecord, type TraceEvent } from "./trace.js";

/** What a step advances to. */
export type StepUnit = "instruction" | "line" | "event";

/** What a program says after it has run for a while. */
export type Advance =
  | { readonly kind: "more" }
  /** Nothing can run for so many milliseconds. */
  | { readonly kind: "wait"; readonly milliseconds: number }
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

/** A program that was started. */
export interface Program extends Disposable {
  /** Runs for about so many milliseconds. */
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
  /** Runs one step. An endless one comes back unfinished after a while. */
  step(unit: StepUnit): Advance;
  /** Raises KeyboardInterrupt in the program's main tasklet. */
  interrupt(): void;
  /** Ends the program for good: nothing of it runs any more. */
  stop(): void;
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

/** The trace ring: pump comes back before it overflows. */
const TRACE_CAPACITY = 1 << 14;

/** What a running program needs of its runtime. */
export interface Surroundings {
  readonly engine: Engine;
  /** The program is over for its runtime; `leaked` bytes were not freed. */
  readonly released: (leaked: number) => void;
}

export class RunningProgram implements Host, Program {
  declare [Symbol.dispose]: () => void;
  readonly #exports: Exports;
  readonly #memory: Memory;
  readonly #released: (leaked: number) => void;
  readonly #options: StartOptions;
  readonly #decoder = new OutputDecoder();
  readonly #readStdin: ReadStdin;
  readonly #findModule: (name: string) => FoundModule | null;
  #handle: Pointer;
  #output: Piece[] = [];
  #isInside = false;
  #isCrashed = false;
  #mustDispose = false;
  #hasFailed = false;
  #failure: unknown;
  #records: Float64Array<ArrayBuffer>[] = [];
  #eventCount = 0;
  #texts: string[] = [""];
  #textsTaken = 0;

  constructor({ engine, released }: Surroundings, options: StartOptions) {
    this.#exports = engine.exports;
    this.#memory = engine.memory;
    this.#released = released;
    this.#options = options;
    this.#readStdin = stdinReader(options.stdin);
    this.#findModule = moduleFinder(options.modules);
    this.#handle = this.#exports.sy_wasm_new();
    if (this.#handle === 0) throw this.#refusal(STATUS.E_NOMEM.code);
    try {
      this.#open(options);
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  // --- Making and ending ---

  #open(options: StartOptions): void {
    for (const [name, value] of settingsOf(options)) {
      this.#exports.sy_wasm_set(this.#handle, OPTION[name], value);
    }
    for (const argument of options.argv ?? []) {
      this.#check(this.#exports.sy_wasm_add_argument(this.#handle, this.#give(argument)));
    }
    this.#check(this.#exports.sy_wasm_open(this.#handle));
    if (options.trace !== undefined || options.record) {
      this.#check(this.#exports.sy_wasm_trace_start(this.#handle, TRACE_CAPACITY, true));
    }
  }

  /** Compiles the source; if that fails the program has ended. */
  start(source: string | Uint8Array): void {
    this.#withSource(source, this.#options.filename, (text, length, name) => {
      this.#exports.sy_wasm_start(this.#handle, text, length, name);
    });
    this.#deliver();
  }

  /** Writes a listing of the source to stdout. */
  list(what: keyof typeof LISTING, source: string | Uint8Array): boolean {
    let status = 0;
    this.#withSource(source, this.#options.filename, (text, length, name) => {
      status = this.#exports.sy_wasm_list(this.#handle, LISTING[what], text, length, name);
    });
    this.#deliver();
    return status === STATUS.OK.code;
  }

  #withSource(
    source: string | Uint8Array,
    filename = "main.py",
    use: (text: Pointer, length: number, name: Pointer) => void,
  ): void {
    const text = this.#give(source);
    const name = this.#give(filename);
    const length = typeof source === "string" ? encode(source).length : source.length;
    this.#inside(() => use(text, length, name));
    this.#exports.sy_wasm_release(text);
    this.#exports.sy_wasm_release(name);
  }

  dispose(): void {
    if (this.#handle === 0) return;
    if (this.#isInside) {
      this.#mustDispose = true;
      return;
    }
    const handle = this.#handle;
    this.#handle = 0;
    this.#released(this.#isCrashed ? 0 : this.#exports.sy_wasm_free(handle));
  }

  get isDisposed(): boolean {
    return this.#handle === 0;
  }

  get isCrashed(): boolean {
    return this.#isCrashed;
  }

  /** Runs something in the module that may call back. */
  #inside(work: () => void): void {
    this.#checkUsable();
    this.#isInside = true;
    try {
      work();
    } catch (error) {
      this.#isCrashed = true;
      const message = error instanceof Error ? error.message : String(error);
      throw new CrashError(`the runtime failed: ${message}`, { cause: error });
    } finally {
      this.#isInside = false;
      if (this.#mustDispose || this.#isCrashed) this.dispose();
    }
    this.#takeOutput();
    this.#takeTrace();
  }

  #checkUsable(): void {
    if (this.#handle === 0) throw new DisposedError("the program has been disposed");
    if (this.#isInside) throw new BusyError("the program is running: this is one of its callbacks");
  }

  // --- Memory ---

  /** Copies a text into the module, with a zero byte at its end; it must be released. */
  #give(text: string | Uint8Array): Pointer {
    const bytes = typeof text === "string" ? encode(text) : text;
    const at = this.#exports.sy_wasm_alloc(bytes.length + 1);
    if (at === 0) throw this.#refusal(STATUS.E_NOMEM.code);
    const memory = this.#memory.bytes;
    memory.set(bytes, at);
    memory[at + bytes.length] = 0;
    return at;
  }

  #check(status: number): void {
    if (status < 0) throw this.#refusal(status);
  }

  /** The error of a status that came from outside the program. */
  #refusal(status: number): SwitchyardError {
    const code = statusName(status);
    return new SwitchyardError({
      type: STATUS[code].exception || "RuntimeError",
      message: STATUS[code].text,
      traceback: "",
      notes: [],
      filename: "",
      line: null,
      code,
      exitCode: 1,
    });
  }

  // --- What the module calls ---

  output(): void {
    this.#takeOutput();
  }

  read(_program: Pointer, buffer: Pointer, size: number): number {
    return this.#answer(0, () => {
      this.#takeOutput();
      this.#deliverOutput();
      const line = new Uint8Array(size);
      const length = this.#readStdin(line);
      this.#memory.bytes.set(line.subarray(0, length), buffer);
      return length;
    });
  }

  module(program: Pointer, name: Pointer): boolean {
    return this.#answer(false, () => {
      const found = this.#findModule(this.#memory.text(name));
      if (found === null) return false;
      const { source, filename, isPackage } = found;
      const bytes = typeof source === "string" ? encode(source) : source;
      const [text, path] = [this.#give(bytes), this.#give(filename)];
      this.#exports.sy_wasm_module(program, text, bytes.length, path, isPackage);
      return true;
    });
  }

  /** No error of a callback may pass through the module: it is kept and thrown afterwards. */
  #answer<T>(instead: T, work: () => T): T {
    if (this.#hasFailed) return instead;
    try {
      return work();
    } catch (error) {
      this.#hasFailed = true;
      this.#failure = error;
      this.#exports.sy_wasm_stop(this.#handle);
      return instead;
    }
  }

  // --- Output and trace ---

  #takeOutput(): void {
    if (this.#handle === 0) return;
    const length = this.#exports.sy_wasm_output_length(this.#handle);
    if (length === 0) return;
    const at = this.#exports.sy_wasm_output(this.#handle);
    for (const piece of this.#decoder.decode(this.#memory.bytes.subarray(at, at + length))) {
      this.#addOutput(piece);
    }
    this.#exports.sy_wasm_output_taken(this.#handle);
  }

  #addOutput(piece: Piece): void {
    const last = this.#output.at(-1);
    if (last?.stream === piece.stream) {
      this.#output[this.#output.length - 1] = { ...piece, text: last.text + piece.text };
    } else {
      this.#output.push(piece);
    }
  }

  #deliverOutput(): void {
    const pieces = this.#output;
    this.#output = [];
    for (const { stream, text } of pieces) this.#options[stream]?.(text);
  }

  /** Calls the caller's callbacks with what has come up. */
  #deliver(): void {
    if (this.#hasFailed) {
      this.dispose();
      throw this.#failure;
    }
    if (this.#handle !== 0 && this.hasEnded) {
      for (const piece of this.#decoder.end()) this.#addOutput(piece);
    }
    this.#deliverOutput();
    this.#deliverTrace();
  }

  #takeTrace(): void {
    while (this.#handle !== 0) {
      const count = this.#exports.sy_wasm_trace_read(this.#handle);
      if (count === 0) break;
      const at = this.#exports.sy_wasm_trace_records(this.#handle);
      this.#records.push(this.#memory.doubles(at, count * RECORD_FIELDS));
    }
    this.#takeNewTexts();
  }

  #takeNewTexts(): void {
    while (this.#handle !== 0) {
      const text = this.#exports.sy_wasm_trace_text(this.#handle, this.#texts.length);
      if (this.#memory.bytes[text] === 0) break;
      this.#texts.push(this.#memory.text(text));
    }
  }

  #deliverTrace(): void {
    const { trace } = this.#options;
    if (trace === undefined || this.#records.length === 0) return;
    const events: TraceEvent[] = [];
    for (const records of this.#records) {
      for (let at = 0; at < records.length; at += RECORD_FIELDS) {
        const record = records.subarray(at, at + RECORD_FIELDS);
        events.push(readRecord(record, this.#texts, this.#eventCount++));
      }
    }
    this.#records = [];
    trace(events);
  }

  takeRecords(): Float64Array<ArrayBuffer> {
    const all = this.#records;
    this.#records = [];
    if (all.length === 1 && all[0] !== undefined) return all[0];
    const joined = new Float64Array(all.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const records of all) {
      joined.set(records, at);
      at += records.length;
    }
    return joined;
  }

  takeTexts(): readonly string[] {
    const texts = this.#texts.slice(this.#textsTaken);
    this.#textsTaken = this.#texts.length;
    return texts;
  }

  stopTracing(): void {
    this.#checkUsable();
    this.#exports.sy_wasm_trace_stop(this.#handle);
  }

  // --- Running ---

  advance(milliseconds: number): Advance {
    const end = performance.now() + milliseconds;
    do {
      const left = Math.max(0, end - performance.now());
      this.#inside(() => this.#exports.sy_wasm_pump(this.#handle, left));
    } while (this.#mayGoOn() && performance.now() < end);
    return this.#finishSlice();
  }

  runTo(events: number, milliseconds: number): Advance {
    const end = performance.now() + milliseconds;
    do {
      const left = Math.max(0, end - performance.now());
      this.#inside(() => this.#exports.sy_wasm_run_to(this.#handle, events, left));
    } while (this.eventCount < events && this.#mayGoOn() && performance.now() < end);
    return this.#finishSlice();
  }

  get eventCount(): number {
    return this.#exports.sy_wasm_trace_count(this.#asked());
  }

  inspect(): Inspection {
    const text = this.#exports.sy_wasm_inspect(this.#asked());
    if (text === 0) throw this.#refusal(STATUS.E_NOMEM.code);
    return JSON.parse(this.#memory.text(text)) as Inspection;
  }

  step(unit: StepUnit): Advance {
    const code = { instruction: STEP.INSTRUCTION, line: STEP.LINE, event: STEP.EVENT }[unit];
    this.#inside(() => this.#exports.sy_wasm_step(this.#handle, code));
    return this.#finishSlice();
  }

  /** Whether the pump came back only to have its trace taken, or to look around. */
  #mayGoOn(): boolean {
    if (this.#handle === 0 || this.#hasFailed || this.hasEnded) return false;
    const result = this.#exports.sy_wasm_pump_result(this.#handle);
    return result === PUMP.TRACE || result === PUMP.PAUSED;
  }

  #finishSlice(): Advance {
    this.#deliver();
    if (this.#handle === 0) throw new DisposedError("the program has been disposed");
    if (this.hasEnded) return { kind: "ended" };
    switch (this.#exports.sy_wasm_pump_result(this.#handle)) {
      case PUMP.WAIT:
        return { kind: "wait", milliseconds: this.#exports.sy_wasm_wait_time(this.#handle) };
      case PUMP.HOST:
        throw new CrashError("the program waits for an answer that nobody gives");
      default:
        return { kind: "more" };
    }
  }

  interrupt(): void {
    this.#checkUsable();
    this.#exports.sy_wasm_interrupt(this.#handle);
  }

  stop(): void {
    this.#checkUsable();
    this.#exports.sy_wasm_stop(this.#handle);
    this.#inside(() => this.#exports.sy_wasm_pump(this.#handle, 0));
    this.#deliver();
  }

  // --- Asking ---

  #asked(): Pointer {
    this.#checkUsable();
    return this.#handle;
  }

  get hasEnded(): boolean {
    return this.#exports.sy_wasm_has_ended(this.#asked()) !== 0;
  }

  get exitCode(): number {
    return this.#exports.sy_wasm_exit_code(this.#asked());
  }

  get line(): number | null {
    return this.#exports.sy_wasm_line(this.#asked()) || null;
  }

  get ticks(): number {
    return this.#exports.sy_wasm_ticks(this.#asked());
  }

  get memoryUsed(): number {
    return this.#exports.sy_wasm_memory_used(this.#asked());
  }

  get memoryPeak(): number {
    return this.#exports.sy_wasm_memory_peak(this.#asked());
  }

  get error(): SwitchyardError | null {
    const program = this.#asked();
    if (!this.hasEnded) return null;
    const code = statusName(this.#exports.sy_wasm_status(program));
    if (STATUS[code].code >= 0) return null;
    const text = (at: Pointer): string => this.#memory.text(at);
    const type = text(this.#exports.sy_wasm_error_type(program));
    const { exception, text: reason } = STATUS[code];
    return new SwitchyardError({
      type: type || exception || "RuntimeError",
      message: type === "" ? reason : text(this.#exports.sy_wasm_error_message(program)),
      traceback: text(this.#exports.sy_wasm_error_traceback(program)),
      notes: text(this.#exports.sy_wasm_error_notes(program)).split("\n").filter(Boolean),
      filename: text(this.#exports.sy_wasm_error_filename(program)),
      line: this.#exports.sy_wasm_error_line(program) || null,
      code,
      exitCode: this.exitCode,
    });
  }

  global(name: string): string | null {
    const program = this.#asked();
    const at = this.#give(name);
    const room = this.#exports.sy_wasm_global_repr(program, at, 0, 0);
    const buffer = room === 0 ? 0 : this.#exports.sy_wasm_alloc(room + 1);
    let repr: string | null = null;
    if (buffer !== 0) {
      this.#exports.sy_wasm_global_repr(program, at, buffer, room + 1);
      repr = this.#memory.text(buffer);
      this.#exports.sy_wasm_release(buffer);
    }
    this.#exports.sy_wasm_release(at);
    return repr;
  }
}
