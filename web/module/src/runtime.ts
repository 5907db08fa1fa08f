/**
 * A runtime: an instance of the wasm module and the options its programs share.
 */
import { createEngine, type Engine, type Host } from "./engine.js";
import { BusyError, CrashError, DisposedError } from "./errors.js";
import { mergeOptions } from "./options.js";
import type { RunOptions, RuntimeOptions, StartOptions, WasmSource } from "./options.js";
import { LanguageAccess } from "./access.js";
import type { Bridge } from "./bridge.js";
import { addDispose } from "./platform.js";
import { RunningProgram } from "./program.js";
import type { Program, RunResult } from "./program-types.js";

/**
 * A runtime runs one program after the other. `call`, `import`, `eval` and the others below it work on
 * the program there is; if there is none, an empty one is started that stays open until `close()`.
 */
export interface Runtime extends LanguageAccess, Disposable {
  /**
   * Runs a program to its end, in slices that leave the event loop its turn. Rejected with a
   * `SwitchyardError` if it ends with an error, with the signal's reason if it was stopped.
   */
  run(source: string | Uint8Array, options?: RunOptions): Promise<RunResult>;
  /** Starts a program and gives a handle of it. One at a time: dispose of it before the next. */
  start(source: string | Uint8Array, options?: StartOptions): Program;
  /** The program there is: one that was started, or is kept open. */
  readonly program: Program | null;
  /** Ends the program that is kept open and forgets it. */
  close(): Promise<void>;
  readonly isDisposed: boolean;
  /** Bytes of memory that the runtime has taken from the machine. */
  readonly memorySize: number;
  /**
   * Bytes that programs left behind when they were disposed of: 0, unless one was stopped inside a
   * function written in C that had called back (a sort key): what that held goes with the runtime.
   */
  readonly leakedBytes: number;
  /** Ends what is running and makes the runtime unusable. */
  dispose(): void;
}

export class WasmRuntime extends LanguageAccess implements Runtime {
  declare [Symbol.dispose]: () => void;
  readonly #options: RuntimeOptions;
  readonly #engine: Engine;
  #program: RunningProgram | null = null;
  #isDisposed = false;
  #isCrashed = false;
  #leakedBytes = 0;

  constructor(engine: Engine, host: ForwardingHost, options: RuntimeOptions) {
    super();
    this.#engine = engine;
    this.#options = options;
    host.target = () => this.#program;
  }

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  get memorySize(): number {
    return this.#isDisposed ? 0 : this.#engine.memory.bytes.length;
  }

  get leakedBytes(): number {
    return this.#leakedBytes;
  }

  #create(options: StartOptions): RunningProgram {
    if (this.#isDisposed) throw new DisposedError("the runtime has been disposed");
    if (this.#isCrashed) throw new CrashError("the runtime has failed before");
    if (this.#program !== null) throw new BusyError("the runtime has a program already");
    let program: RunningProgram | null = null;
    const released = (leaked: number): void => {
      this.#leakedBytes += leaked;
      this.#isCrashed ||= program?.isCrashed ?? false;
      this.#program = null;
    };
    program = new RunningProgram({ engine: this.#engine, released }, options);
    this.#program = program;
    return program;
  }

  start(source: string | Uint8Array, options: StartOptions = {}): RunningProgram {
    const program = this.#create(mergeOptions(this.#options, options));
    program.start(source);
    return program;
  }

  /** Writes a listing of the source to stdout instead of running it; false if it does not compile. */
  list(what: "CODE" | "AST", source: string | Uint8Array, options: StartOptions = {}): boolean {
    const program = this.#create(mergeOptions(this.#options, options));
    try {
      return program.list(what, source);
    } finally {
      program.dispose();
    }
  }

  get program(): RunningProgram | null {
    return this.#program;
  }

  async run(source: string | Uint8Array, options: RunOptions = {}): Promise<RunResult> {
    options.signal?.throwIfAborted();
    const program = this.start(source, options);
    try {
      return await program.done;
    } finally {
      program.dispose();
    }
  }

  /** @internal The bridge of the program there is, or of one that is started for it. */
  protected connect(): Bridge {
    const program = this.#program ?? this.start("", { filename: "<open>", keepOpen: true });
    return program.bridge;
  }

  async close(): Promise<void> {
    const program = this.#program;
    if (program === null) return;
    try {
      await program.close();
    } finally {
      program.dispose();
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#program?.dispose();
  }
}

/** Hands what the module asks for to the program that is running. */
class ForwardingHost implements Host {
  target: () => RunningProgram | null = () => null;

  output(): void {
    this.target()?.output();
  }

  read(program: number, buffer: number, size: number): number {
    return this.target()?.read(program, buffer, size) ?? 0;
  }

  call(_program: number, request: number, length: number): boolean {
    return this.target()?.answerCall(request, length) ?? false;
  }

  drop(_program: number, number: number): void {
    this.target()?.dropReference(number);
  }

  module(program: number, name: number): boolean {
    return this.target()?.module(program, name) ?? false;
  }
}

/** Compiles the wasm of `source`, or the one beside the module when there is none. */
export type LoadModule = (source: WasmSource | undefined) => Promise<WebAssembly.Module>;

export async function makeRuntime(load: LoadModule, options: RuntimeOptions): Promise<WasmRuntime> {
  const { wasm, ...rest } = options;
  const host = new ForwardingHost();
  const engine = await createEngine(await load(wasm), host);
  return new WasmRuntime(engine, host, rest);
}

addDispose(WasmRuntime.prototype);
addDispose(RunningProgram.prototype);
