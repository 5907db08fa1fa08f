/**
 * The runtime as the worker uses it: loaded once, then asked to start programs.
 */
import { createRuntime, type Program as Run, type Runtime, type SwitchyardError } from "switchyard";
import type { Outcome, ProgramError, Request, StreamName } from "../protocol";
import type { Advance, Program } from "./session";

export interface Engine {
  /** Compiles the program and makes it ready to run; nothing of it runs before `advance`. */
  start(
    request: Extract<Request, { type: "run" }>,
    write: (stream: StreamName, text: string) => void,
  ): Program;
}

/** Bytes a program may use: a browser's tab is not to suffer from it. */
const MEMORY = 256 * 1024 * 1024;

export async function loadEngine(): Promise<Engine> {
  let runtime = await createRuntime();
  /** A fault of the runtime ends it with its program: the next one gets a new one. */
  const renew = (): void => {
    void createRuntime().then((fresh) => (runtime = fresh));
  };
  return {
    start: (request, write) => startProgram(runtime, renew, request, write),
  };
}

function startProgram(
  runtime: Runtime,
  renew: () => void,
  request: Extract<Request, { type: "run" }>,
  write: (stream: StreamName, text: string) => void,
): Program {
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
    run = runtime.start(request.source, {
      filename: request.filename,
      seed: request.options.seed,
      memory: MEMORY,
      argv: [request.filename],
      record: true,
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
        : ask<Outcome>({ kind: "stopped" }, (it) => outcomeOf(it, request.filename)),
    dispose: () => ask(undefined, (it) => it.dispose()),
  };
}

/** A source that does not compile has ended before it is advanced. */
function go(run: Run | null, work: (run: Run) => Advance): Advance {
  return run === null || run.hasEnded ? { kind: "ended" } : work(run);
}

function outcomeOf(run: Run, filename: string): Outcome {
  const { error } = run;
  if (error !== null) return { kind: "error", error: describe(error, filename) };
  return { kind: "finished" };
}

/** A syntax error's message ends with its place, which the page shows in its own way. */
function withoutPlace({ type, message }: SwitchyardError): string {
  const isSyntax = /^(Syntax|Indentation|Tab)Error$/.test(type);
  return isSyntax ? message.replace(/ \([^()]*, line \d+\)$/, "") : message;
}

/** The error as the page shows it; its line only if it is one of the source in the editor. */
function describe(error: SwitchyardError, filename: string): ProgramError {
  return {
    type: error.type,
    message: withoutPlace(error),
    traceback: error.traceback || `${error.type}: ${error.message}\n`,
    line: error.filename === filename ? error.line : null,
    column: null,
    endLine: null,
    endColumn: null,
  };
}
