/**
 * The runtime as the worker uses it: loaded once, then asked to start programs.
 */
import {
  createRuntime,
  type Advance as RunAdvance,
  type Inspection,
  type ModuleSource,
  type Program as Run,
  type Runtime,
  type StartOptions,
  type SwitchyardError,
} from "switchyard";
import type { Outcome, ProgramError, Request, StreamName } from "../protocol";
import { splitTraceback } from "../output/traceback";
import { moduleOf, type SourceFile } from "../state/files";
import type { Settings } from "../state/settings";
import { createReplayer } from "./replay";
import type { Advance, Program } from "./session";

export interface Engine {
  /** Compiles the program and makes it ready to run; nothing of it runs before `advance`. */
  start(
    request: Extract<Request, { type: "run" }>,
    write: (stream: StreamName, text: string) => void,
  ): Program;
  /** The error that keeps the file from being compiled; null when there is none. */
  check(file: SourceFile): Promise<ProgramError | null>;
  /** What a program holds at an event; it is run again up to there. */
  inspect(request: Extract<Request, { type: "inspect" }>): Promise<Inspection>;
}

/** Bytes a program may use: a browser's tab is not to suffer from it. */
const MEMORY = 256 * 1024 * 1024;

export async function loadEngine(): Promise<Engine> {
  let runtime = await createRuntime();
  // A runtime holds one program at a time: what is typed while one runs is checked in another.
  let checker: Promise<Runtime> | null = null;
  /** A fault of the runtime ends it with its program: the next one gets a new one. */
  const renew = (): void => {
    void createRuntime().then((fresh) => (runtime = fresh));
  };
  return {
    start: (request, write) => startProgram(runtime, renew, request, write),
    inspect: createReplayer(),
    check: async (file) => check(await (checker ??= createRuntime()), file),
  };
}

/** How every run of a program is started, so that one run again goes the same way. */
export function startOptions(files: readonly SourceFile[], settings: Settings): StartOptions {
  const filename = mainOf(files).name;
  return {
    filename,
    seed: settings.seed,
    checkInterval: settings.checkInterval,
    atomicMode: settings.atomicMode,
    ticks: settings.tickLimit > 0 ? settings.tickLimit : undefined,
    memory: MEMORY,
    argv: [filename],
    modules: modulesOf(files),
    record: true,
    paused: true,
  };
}

export function mainOf(files: readonly SourceFile[]): SourceFile {
  return files[0] ?? { name: "main.py", text: "" };
}

function startProgram(
  runtime: Runtime,
  renew: () => void,
  request: Extract<Request, { type: "run" }>,
  write: (stream: StreamName, text: string) => void,
): Program {
  const main = mainOf(request.files);
  let crash: string | null = null;
  let run: Run | null = null;
  const guarded = (work: () => Advance): Advance => {
    if (crash !== null) return { kind: "ended" };
    try {
      return work();
    } catch (error) {
      crash = error instanceof Error ? error.message : String(error);
      renew();
      return { kind: "ended" };
    }
  };
  guarded(() => {
    const { settings } = request.options;
    run = runtime.start(main.text, {
      ...startOptions(request.files, settings),
      stdout: (text) => write("stdout", text),
      stderr: (text) => write("stderr", text),
    });
    return { kind: "more" };
  });
  const ask = <T>(instead: T, question: (run: Run) => T): T =>
    run === null || crash !== null ? instead : question(run);

  return {
    advance: (milliseconds) => guarded(() => go(run, (it) => it.advance(milliseconds))),
    step: (unit) => guarded(() => go(run, (it) => it.step(unit))),
    takeEvents: () => ask(new Float64Array(0), (it) => it.takeRecords()),
    takeTexts: () => ask([], (it) => it.takeTexts()),
    stopTracing: () => ask(undefined, (it) => it.stopTracing()),
    line: () => ask(null, (it) => it.line),
    ticks: () => ask(0, (it) => it.ticks),
    outcome: () =>
      crash !== null
        ? { kind: "crashed", message: crash }
        : ask<Outcome>({ kind: "stopped" }, (it) => outcomeOf(it, request.files)),
    dispose: () => ask(undefined, (it) => it.dispose()),
  };
}

function check(checker: Runtime, file: SourceFile): ProgramError | null {
  const run = checker.start(file.text, { filename: file.name, memory: MEMORY, paused: true });
  try {
    return run.hasEnded && run.error !== null ? describe(run.error, [file]) : null;
  } finally {
    run.dispose();
  }
}

/** A source that does not compile has ended before it is advanced. */
function go(run: Run | null, work: (run: Run) => RunAdvance): Advance {
  if (run === null || run.hasEnded) return { kind: "ended" };
  const result = work(run);
  return result.kind === "host" ? { kind: "more" } : result;
}

function outcomeOf(run: Run, files: readonly SourceFile[]): Outcome {
  const { error } = run;
  if (error !== null) return { kind: "error", error: describe(error, files) };
  return { kind: "finished" };
}

/** A syntax error's message ends with its place, which the page shows in its own way. */
function withoutPlace({ type, message }: SwitchyardError): string {
  const isSyntax = /^(Syntax|Indentation|Tab)Error$/.test(type);
  return isSyntax ? message.replace(/ \([^()]*, line \d+\)$/, "") : message;
}

/** The error as the page shows it; its place is the innermost in one of the program's files. */
function describe(error: SwitchyardError, files: readonly SourceFile[]): ProgramError {
  const names = files.map(({ name }) => name);
  const place = splitTraceback(error.traceback, names).findLast(({ line }) => line > 0);
  return {
    type: error.type,
    message: withoutPlace(error),
    traceback: error.traceback || `${error.type}: ${error.message}\n`,
    filename: place?.file ?? "",
    line: place?.line ?? null,
    column: null,
    endLine: null,
    endColumn: null,
  };
}

/** The files besides the main one, as modules that the program can import. */
function modulesOf(files: readonly SourceFile[]): Record<string, ModuleSource> {
  const modules: Record<string, ModuleSource> = {};
  for (const { name, text } of files.slice(1)) {
    const { module, isPackage } = moduleOf(name);
    modules[module] = { source: text, filename: name, isPackage };
  }
  return modules;
}
