/**
 * What a runtime and a run may be given.
 */
import type { OPTION } from "./ffi.gen.js";
import type { MemoryFiles } from "./files.js";
import type { TraceEvent } from "./trace.js";
import type { DictForm } from "./values.js";

/** A module that a program may import. */
export interface ModuleSource {
  readonly source: string | Uint8Array;
  /** For tracebacks and `__file__`; by default the module's name made into a path. */
  readonly filename?: string;
  /** The source is that of a package's `__init__.py`. */
  readonly isPackage?: boolean;
}

/** Gives the source of a module by its full name; null or undefined: there is none. */
export type FindModule = (name: string) => ModuleSource | string | null | undefined;

/** Used by every run of a runtime, unless the run says otherwise. */
export interface ProgramOptions {
  /** Called with what the program printed, after each slice of work. */
  stdout?: (text: string) => void;
  stderr?: (text: string) => void;
  /** All that can be read, or a function that gives a line each time and null at the end. */
  stdin?: string | (() => string | null);
  /** Seed of the runtime's own decisions and of `random`; default 0. */
  seed?: number | bigint;
  /** The clock of `time`: virtual (default) starts at a fixed moment and never makes anyone wait. */
  clock?: "virtual" | "real";
  /** Instructions after which the program is ended; default none. */
  ticks?: number;
  /** Bytes the program may use; default 512 MiB. */
  memory?: number;
  /** How deep calls may nest; default 1000. */
  recursion?: number;
  /** Tasklets that may exist at once; default no limit. */
  tasklets?: number;
  /** Mean ticks between two switches of threads; default 100. */
  checkInterval?: number;
  /**
   * What `atomic` protects from: the watchdog and other threads ("extended", the default), the
   * watchdog only ("old"), or, with threads that may be preempted anywhere ("free-threaded"),
   * everything that takes the same lock.
   */
  atomicMode?: "extended" | "old" | "free-threaded";
  /** Makes every switch between tasklets a hard one; for comparison. */
  hardSwitches?: boolean;
  /** Collects garbage as often as possible; for tests. */
  gcStress?: boolean;
  /** Modules the program may import, by name ("helper", "package.part"). */
  modules?: Readonly<Record<string, ModuleSource | string>> | FindModule;
  /** `sys.argv`; default [""]. */
  argv?: readonly string[];
  /**
   * Globals of the program, set before it runs. Values are converted; a function becomes one that the
   * program can call: if it returns a promise, the tasklet that called waits and the others run.
   */
  globals?: Readonly<Record<string, unknown>>;
  /** Modules whose members come from here, converted as globals are. */
  hostModules?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Files for `open()`; without them it is refused. See `MemoryFiles` for what they are afterwards. */
  files?: MemoryFiles | Readonly<Record<string, string | Uint8Array>>;
  /** What a dict with nothing but str keys becomes: a Map (default) or an object. */
  dicts?: DictForm;
  /** Warns, with the place where they were made, of handles that were never disposed of. */
  debug?: boolean;
  /** So many of the latest events come with an error as its `schedule`; default 0: none are kept. */
  history?: number;
  /** Called with what happened, after each slice of work. */
  trace?: (events: readonly TraceEvent[]) => void;
}

/** Where the wasm file comes from, if not from beside the module. */
export type WasmSource = WebAssembly.Module | BufferSource | URL | string;

/** What a runtime may be given: what its programs use, and where the wasm comes from. */
export interface RuntimeOptions extends ProgramOptions {
  wasm?: WasmSource;
}

/** What a program may be given. */
export interface StartOptions extends ProgramOptions {
  /** The program's name in tracebacks; default "main.py". */
  filename?: string;
  /** Records the trace for `takeRecords()`, even without a `trace` callback. */
  record?: boolean;
  /** It runs only by `advance()`, `step()` or `resume()`. */
  paused?: boolean;
  /** After its last statement it stays and serves calls and channels of JavaScript. */
  keepOpen?: boolean;
  /** Stops the run; its promise is rejected with the signal's reason. */
  signal?: AbortSignal;
}

/** What a whole run may be given. */
export type RunOptions = Omit<StartOptions, "record" | "paused" | "keepOpen">;

const DEFAULT_MEMORY = 512 * 1024 * 1024;

/** The most that the module can address. */
const MAX_MEMORY = 2 ** 32 - 1;

type Setting = readonly [name: keyof typeof OPTION, value: bigint];

/** The options that are numbers for the module. Those not given keep the module's defaults. */
export function settingsOf(options: ProgramOptions): Setting[] {
  const { memory = DEFAULT_MEMORY, clock = "virtual", atomicMode = "extended" } = options;
  choice("clock", clock, ["virtual", "real"]);
  choice("atomicMode", atomicMode, ["extended", "old", "free-threaded"]);
  const settings: [keyof typeof OPTION, number | bigint | undefined][] = [
    ["seed", options.seed],
    ["clock", clock === "real" ? 1 : 0],
    ["memory", Math.min(memory, MAX_MEMORY)],
    ["tasklets", options.tasklets],
    ["ticks", options.ticks],
    ["checkInterval", options.checkInterval],
    ["atomicNoYield", atomicMode === "old" ? 0 : 1],
    ["freeThreaded", atomicMode === "free-threaded" ? 1 : 0],
    ["recursion", options.recursion],
    ["hardSwitches", options.hardSwitches ? 1 : 0],
    ["gcStress", options.gcStress ? 1 : 0],
  ];
  return settings.flatMap(([name, value]): Setting[] =>
    value === undefined ? [] : [[name, count(name, value)]],
  );
}

function count(name: string, value: number | bigint): bigint {
  const isCount = typeof value === "bigint" ? value >= 0n : Number.isSafeInteger(value) && value >= 0;
  if (!isCount) throw new RangeError(`${name} must be a whole number, not ${String(value)}`);
  return BigInt(value);
}

function choice(name: string, value: string, known: readonly string[]): void {
  if (!known.includes(value)) throw new RangeError(`${name} is one of ${known.join(", ")}`);
}

/** The options of a run over those of its runtime. */
export function mergeOptions<T extends ProgramOptions>(base: ProgramOptions, own: T): T {
  const given = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(given) } as T;
}
