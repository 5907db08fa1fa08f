/**
 * The command line of `switchyard`, the same as that of the native command (runtime/host/cli).
 */
import type { StartOptions } from "./options.js";

export const HELP = `usage: switchyard [option] ... FILE.py [argument] ...
       switchyard [option] ... -m MODULE [argument] ...
       switchyard [option] ... -c CODE [argument] ...
       switchyard [option] ... - [argument] ...          (the program from standard input)
       switchyard [option] ...                           (lines typed one by one)

Runs a program written in Switchyard's Python-like language. Its modules are looked for
beside it (with -m, -c and - in the current folder) and in the folders that the
environment variable SWITCHYARD_PATH names.

  --ticks N             end the program after N instructions
  --memory N            give it at most N bytes of memory (K, M and G are understood)
  --recursion N         let calls nest at most N deep (default 1000)
  --seed N              seed of the runtime's decisions and of random (default: 0, but
                        random is seeded by chance when the clock is real)
  --check-interval N    mean ticks between two switches of threads (default 100)
  --clock real|virtual  the clock that time and sleep use (default real)
  --atomic-mode MODE    extended: atomic also keeps other threads out (default)
                        old: it only holds off the watchdog
                        free-threaded: threads may be preempted at any tick
  --hard                make every switch between tasklets a hard one
  --gc-stress           collect garbage as often as possible (for tests)
  --trace FILE          write the trace as Chrome trace JSON (for Perfetto)
  --trace-text FILE     write the trace with one line per event; - is standard error
  --dis                 list the instructions of the program and do not run it
  --ast                 show its syntax tree and do not run it
  --version, --help
`;

export type Action = "run" | "dis" | "ast" | "version" | "help";

export interface CommandLine {
  readonly action: Action;
  /** "-" is standard input; null with `code`, or when there is nothing to run. */
  readonly file: string | null;
  readonly code: string | null;
  /** With -m. */
  readonly module: string | null;
  readonly program: StartOptions;
  readonly traceJson: string | null;
  readonly traceText: string | null;
}

/** A command line that makes no sense. */
export class UsageError extends Error {}

type Switch = "hardSwitches" | "gcStress";

const FLAGS: ReadonlyMap<string, Action> = new Map([
  ["--dis", "dis"],
  ["--ast", "ast"],
  ["--version", "version"],
  ["-V", "version"],
  ["--help", "help"],
  ["-h", "help"],
]);

const SWITCHES: ReadonlyMap<string, Switch> = new Map([
  ["--hard", "hardSwitches"],
  ["--gc-stress", "gcStress"],
]);

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type Draft = Mutable<Omit<CommandLine, "program">> & { program: StartOptions };

type Setter = (draft: Draft, value: string) => void;

const VALUED: ReadonlyMap<string, Setter> = new Map<string, Setter>([
  ["--ticks", (draft, value) => (draft.program.ticks = number("--ticks", value))],
  ["--memory", (draft, value) => (draft.program.memory = size("--memory", value))],
  ["--recursion", (draft, value) => (draft.program.recursion = number("--recursion", value))],
  ["--seed", (draft, value) => (draft.program.seed = number("--seed", value))],
  ["--check-interval", setCheckInterval],
  ["--clock", setClock],
  ["--atomic-mode", setAtomicMode],
  ["--trace", (draft, value) => (draft.traceJson = value)],
  ["--trace-text", (draft, value) => (draft.traceText = value)],
]);

function number(option: string, text: string): number {
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(Number(text))) {
    throw new UsageError(`${option} needs a number, not '${text}'`);
  }
  return Number(text);
}

function size(option: string, text: string): number {
  const [, digits = text, unit = ""] = /^(\d+)([KMG])$/.exec(text) ?? [];
  return number(option, digits) * 1024 ** (" KMG".indexOf(unit || " "));
}

function setCheckInterval(draft: Draft, value: string): void {
  draft.program.checkInterval = number("--check-interval", value);
  if (draft.program.checkInterval === 0) throw new UsageError("--check-interval must be at least 1");
}

function setClock(draft: Draft, value: string): void {
  if (value !== "real" && value !== "virtual") {
    throw new UsageError(`--clock is real or virtual, not ${value}`);
  }
  draft.program.clock = value;
}

function setAtomicMode(draft: Draft, value: string): void {
  if (value !== "extended" && value !== "old" && value !== "free-threaded") {
    throw new UsageError(`--atomic-mode is extended, old or free-threaded, not ${value}`);
  }
  draft.program.atomicMode = value;
}

function setFlag(draft: Draft, name: string): void {
  const action = FLAGS.get(name);
  const on = SWITCHES.get(name);
  if (action !== undefined) draft.action = action;
  else if (on !== undefined) draft.program[on] = true;
  else throw new UsageError(`unknown option ${name}`);
}

/** Options end at the program: what follows it belongs to the program. */
export function parseCommandLine(words: readonly string[]): CommandLine {
  const draft: Draft = {
    action: "run",
    file: null,
    code: null,
    module: null,
    program: { clock: "real", memory: 0 },
    traceJson: null,
    traceText: null,
  };
  const rest = [...words];
  while (rest[0]?.startsWith("-") && rest[0] !== "-") {
    const word = rest.shift() ?? "";
    if (word === "--") break;
    if (word === "-c" || word === "-m") {
      takeProgram(draft, word, rest);
      return draft;
    }
    takeOption(draft, word, rest);
  }
  const [file] = rest;
  if (file !== undefined) {
    draft.file = file;
    draft.program.argv = rest;
    draft.program.filename = file === "-" ? "<stdin>" : file;
  } else if (draft.action === "dis" || draft.action === "ast") {
    throw new UsageError("no program given");
  }
  return draft;
}

function takeProgram(draft: Draft, option: "-c" | "-m", rest: readonly string[]): void {
  const [given, ...programArguments] = rest;
  if (given === undefined) {
    throw new UsageError(option === "-c" ? "-c needs the program's text" : "-m needs a module's name");
  }
  if (option === "-c") draft.code = given;
  else draft.module = given;
  draft.program.argv = [option, ...programArguments];
  draft.program.filename = option === "-c" ? "<string>" : "<bootstrap>";
}

/** One option, with "--name=value" or "--name value". */
function takeOption(draft: Draft, word: string, rest: string[]): void {
  const [, name = word, given] = /^([^=]*)=([\s\S]*)$/.exec(word) ?? [];
  const set = VALUED.get(name);
  if (set === undefined) return setFlag(draft, word);
  const value = given ?? rest.shift();
  if (value === undefined) throw new UsageError(`${name} needs a value`);
  set(draft, value);
}
