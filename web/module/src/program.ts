/**
 * One program: started, advanced in slices, asked how it ended, disposed.
 *
 * Callbacks of the caller are called between two slices, except for `stdin` and `modules`, which the
 * program waits for. What a callback throws ends the program and comes out of the call that ran it.
 */
import { LanguageAccess } from "./access.js";
import { Bridge, framesOf, type Transport } from "./bridge.js";
import { Driver } from "./driver.js";
import { Emitter } from "./emitter.js";
import { encode, type Engine, type Memory } from "./engine.js";
import { BusyError, CrashError, DisposedError, SwitchyardError, statusName, type TracebackFrame } from "./errors.js";
import { MemoryFiles } from "./files.js";
import { LISTING, OPTION, PUMP, STEP, type Exports, type Pointer } from "./ffi.gen.js";
import { moduleFinder, type FoundModule } from "./modules.js";
import { settingsOf, type StartOptions } from "./options.js";
import type { Advance, Inspection, Program, ProgramEvents, RunResult, StepUnit } from "./program-types.js";
import { STATUS } from "./status.gen.js";
import { OutputDecoder, stdinReader, type Piece, type ReadStdin } from "./streams.js";
import { RECORD_FIELDS, readRecord, type TraceEvent } from "./trace.js";
import { decodeValue } from "./values.js";

/** The trace ring: pump comes back before it overflows. */
const TRACE_CAPACITY = 1 << 14;

/** What a running program needs of its runtime. */
export interface Surroundings {
  readonly engine: Engine;
  /** The program is over for its runtime; `leaked` bytes were not freed. */
  readonly released: (leaked: number) => void;
}

export class RunningProgram extends LanguageAccess implements Program, Transport {
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
  #hasToldEnd = false;
  #failure: unknown;
  #records: Float64Array<ArrayBuffer>[] = [];
  #eventCount = 0;
  #texts: string[] = [""];
  #textsTaken = 0;
  /** The latest records, for the history of an error: the chunk before the last one, and that. */
  #latest: readonly [Float64Array, Float64Array] = [new Float64Array(0), new Float64Array(0)];
  #recordCount = 0;
  readonly #bridge: Bridge;
  readonly #files: MemoryFiles | null;
  readonly #driver: Driver;
  /** Messages that came while it was running. */
  #outbox: Uint8Array[] = [];
  readonly #kept = { stdout: "", stderr: "" };
  readonly #events = new Emitter<ProgramEvents>();
  readonly #done = deferred<RunResult>();
  #removeSignal: (() => void) | null = null;

  constructor({ engine, released }: Surroundings, options: StartOptions) {
    super();
    this.#exports = engine.exports;
    this.#memory = engine.memory;
    this.#released = released;
    this.#options = options;
    this.#readStdin = stdinReader(options.stdin);
    this.#findModule = moduleFinder(options.modules);
    const { files = null, dicts = "map", debug = false } = options;
    this.#files = files === null || files instanceof MemoryFiles ? files : new MemoryFiles(files);
    this.#bridge = new Bridge(this, dicts, debug);
    this.#handle = this.#exports.sy_wasm_new();
    if (this.#handle === 0) throw this.#refusal(STATUS.E_NOMEM.code);
    try {
      this.#open(options);
    } catch (error) {
      this.dispose();
      throw error;
    }
    this.#driver = new Driver((milliseconds) => this.#slice(milliseconds), true);
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
    if (options.trace !== undefined || options.record || options.history) {
      this.#check(this.#exports.sy_wasm_trace_start(this.#handle, TRACE_CAPACITY, true));
    }
  }

  /** What the program finds when it begins. */
  #equip({ globals = {}, hostModules = {}, keepOpen = false }: StartOptions): void {
    if (this.#files !== null) this.#bridge.notify("files");
    for (const [name, members] of Object.entries(hostModules)) {
      this.#bridge.notify("module", name, { ...members });
    }
    for (const [name, value] of Object.entries(globals)) this.#bridge.notify("set", name, value);
    if (keepOpen) this.#bridge.notify("keep");
  }

  /** Compiles the source; if that fails the program has ended. */
  start(source: string | Uint8Array): void {
    const { signal, paused = false } = this.#options;
    this.#equip(this.#options);
    this.#watch(signal);
    this.#load(source);
    if (!paused && this.#handle !== 0) this.#driver.resume();
  }

  #watch(signal: AbortSignal | undefined): void {
    if (signal === undefined) return;
    const abort = (): void => {
      this.#done.reject(signal.reason);
      this.dispose();
    };
    signal.addEventListener("abort", abort);
    this.#removeSignal = () => signal.removeEventListener("abort", abort);
    if (signal.aborted) abort();
  }

  #load(source: string | Uint8Array): void {
    this.#withSource(source, this.#options.filename, (text, length, name) => {
      this.#exports.sy_wasm_start(this.#handle, text, length, name);
    });
    this.#deliver();
    this.#noteEnd();
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
    const reason = new DisposedError("the program has been disposed");
    this.#bridge.close(reason);
    this.#done.reject(reason);
    this.#removeSignal?.();
    this.#driver?.pause();
    this.#events.clear();
    this.#handle = 0;
    this.#released(this.#isCrashed ? 0 : this.#exports.sy_wasm_free(handle));
  }

  get isDisposed(): boolean {
    return this.#handle === 0;
  }

  get isCrashed(): boolean {
    return this.#isCrashed;
  }

  // --- What JavaScript and the program say to each other ---

  /** @internal */
  get bridge(): Bridge {
    this.#checkAlive();
    return this.#bridge;
  }

  protected connect(): Bridge {
    return this.bridge;
  }

  post(message: Uint8Array): void {
    if (this.#isInside) this.#outbox.push(message);
    else this.#post(message);
    this.#driver?.wake();
  }

  #post(message: Uint8Array): void {
    this.#checkAlive();
    const at = this.#give(message);
    const status = this.#exports.sy_wasm_post(this.#handle, at, message.length);
    this.#exports.sy_wasm_release(at);
    if (status === STATUS.E_MISUSE.code) throw new DisposedError("the program has ended");
    if (status === STATUS.E_ARGUMENT.code) {
      throw new TypeError("the program cannot take this value: a key that cannot be one?");
    }
    this.#check(status);
  }

  #postWaiting(): void {
    const messages = this.#outbox;
    this.#outbox = [];
    for (const message of messages) this.#answer(undefined, () => this.#post(message));
  }

  begin(): void {
    if (this.#handle !== 0) this.#exports.sy_wasm_host_begin(this.#handle);
  }

  end(): void {
    if (this.#handle !== 0) this.#exports.sy_wasm_host_end(this.#handle);
    this.#driver.wake();
  }

  listen(isOn: boolean): void {
    if (this.#handle !== 0) this.#exports.sy_wasm_host_listen(this.#handle, isOn);
  }

  uncaught(error: SwitchyardError): void {
    this.#events.emit("uncaught", error);
  }

  file(operation: string, args: readonly unknown[]): unknown {
    if (this.#files === null) throw new Error("there are no files");
    return this.#files.operate(operation, args);
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
      const crash = new CrashError(`the runtime failed: ${message}`, { cause: error });
      this.#done.reject(crash);
      throw crash;
    } finally {
      this.#isInside = false;
      if (this.#mustDispose || this.#isCrashed) this.dispose();
    }
    this.#takeOutput();
    this.#takeTrace();
    if (this.#handle !== 0) this.#postWaiting();
  }

  #checkAlive(): void {
    if (this.#handle === 0) throw new DisposedError("the program has been disposed");
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
      frames: [],
      schedule: [],
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

  answerCall(request: Pointer, length: number): boolean {
    return this.#answer(false, () => {
      const answer = this.#bridge.answer(this.#memory.bytes.slice(request, request + length));
      this.#exports.sy_wasm_answer(this.#handle, this.#give(answer), answer.length);
      return true;
    });
  }

  dropReference(number: number): void {
    this.#bridge.drop(number);
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
    for (const { stream, text } of pieces) {
      const take = this.#options[stream];
      if (take === undefined) this.#kept[stream] += text;
      else take(text);
    }
  }

  /** Calls the caller's callbacks with what has come up. */
  #deliver(): void {
    try {
      this.#deliverAll();
    } catch (error) {
      this.#done.reject(error);
      this.dispose();
      throw error;
    }
  }

  #deliverAll(): void {
    if (this.#hasFailed) throw this.#failure;
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
      const records = this.#memory.doubles(at, count * RECORD_FIELDS);
      this.#recordCount += count;
      this.#latest = [this.#latest[1], records];
      if (this.#options.trace !== undefined || this.#options.record) this.#records.push(records);
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

  /** The latest events, as many as the option `history` wants. */
  #history(): TraceEvent[] {
    const { history = 0 } = this.#options;
    const all = this.#latest.flatMap((records) => [...records]);
    const count = Math.min(history, all.length / RECORD_FIELDS);
    return Array.from({ length: count }, (_, i) => {
      const left = count - i;
      const record = all.slice(all.length - left * RECORD_FIELDS, all.length - (left - 1) * RECORD_FIELDS);
      return readRecord(new Float64Array(record), this.#texts, this.#recordCount - left);
    });
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

  get done(): Promise<RunResult> {
    return this.#done.promise;
  }

  get isPaused(): boolean {
    return this.#driver.isPaused;
  }

  pause(): void {
    if (this.#driver.isPaused) return;
    this.#driver.pause();
    this.#events.emit("pause");
  }

  resume(): void {
    this.#checkAlive();
    if (!this.#driver.isPaused || this.hasEnded) return;
    this.#driver.resume();
    this.#events.emit("resume");
  }

  on<Name extends keyof ProgramEvents>(
    name: Name,
    listener: (...args: ProgramEvents[Name]) => void,
  ): () => void {
    return this.#events.on(name, listener);
  }

  async close(): Promise<void> {
    this.#checkAlive();
    if (!this.hasEnded) this.#bridge.notify("close");
    this.resume();
    await this.#done.promise;
  }

  advance(milliseconds: number): Advance {
    this.pause();
    return this.#slice(milliseconds);
  }

  #slice(milliseconds: number): Advance {
    const end = performance.now() + milliseconds;
    do {
      const left = Math.max(0, end - performance.now());
      this.#inside(() => this.#exports.sy_wasm_pump(this.#handle, left));
    } while (this.#mayGoOn() && performance.now() < end);
    return this.#finishSlice();
  }

  runTo(events: number, milliseconds: number): Advance {
    this.pause();
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
    this.pause();
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
    this.#checkAlive();
    if (this.#noteEnd()) return { kind: "ended" };
    switch (this.#exports.sy_wasm_pump_result(this.#handle)) {
      case PUMP.WAIT:
        return { kind: "wait", milliseconds: this.#exports.sy_wasm_wait_time(this.#handle) };
      case PUMP.HOST:
        return { kind: "host" };
      default:
        return { kind: "more" };
    }
  }

  /** Whether it has ended; the first time, everybody who waits for it is told. */
  #noteEnd(): boolean {
    if (this.#handle === 0 || !this.hasEnded) return false;
    if (this.#hasToldEnd) return true;
    this.#hasToldEnd = true;
    const { error } = this;
    this.#bridge.close(new DisposedError("the program has ended"));
    if (error !== null) this.#done.reject(error);
    else this.#done.resolve({ exitCode: this.exitCode, ticks: this.ticks, ...this.#kept });
    this.#events.emit("end", error);
    return true;
  }

  interrupt(): void {
    this.#checkUsable();
    this.#exports.sy_wasm_interrupt(this.#handle);
    this.#driver.wake();
  }

  kill(): void {
    this.stop();
  }

  stop(): void {
    this.#checkUsable();
    this.#exports.sy_wasm_stop(this.#handle);
    this.#inside(() => this.#exports.sy_wasm_pump(this.#handle, 0));
    this.#deliver();
    this.#noteEnd();
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
      frames: this.#errorFrames(),
      schedule: this.#history(),
    });
  }

  #errorFrames(): TracebackFrame[] {
    const at = this.#exports.sy_wasm_error_frames(this.#handle);
    if (at === 0) return [];
    const bytes = this.#memory.bytes.slice(at, at + this.#exports.sy_wasm_error_frames_length(this.#handle));
    return framesOf(decodeValue(bytes, this.#bridge, "map") as Parameters<typeof framesOf>[0]);
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

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

/** A promise to be settled from outside; nobody has to look at it. */
function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((...settle) => ([resolve, reject] = settle));
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
