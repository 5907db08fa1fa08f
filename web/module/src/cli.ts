#!/usr/bin/env node
/**
 * The command `switchyard` in Node. Exit codes as of python3: 0, 1 after an uncaught exception, the
 * code of SystemExit, 2 for a wrong command line or an unreadable program, 130 after Ctrl-C.
 */
import { openSync, writeSync } from "node:fs";
import { chromeTrace } from "./chrome-trace.js";
import { packageVersion, readProgram, siblingModules, stdinLines } from "./cli-files.js";
import { HELP, UsageError, parseCommandLine, type CommandLine } from "./cli-options.js";
import { loadModule } from "./load-node.js";
import type { StartOptions } from "./options.js";
import { waitFor, yieldTurn } from "./platform.js";
import type { RunningProgram } from "./program.js";
import { makeRuntime, type WasmRuntime } from "./runtime.js";
import { formatEvent, type TraceEvent } from "./trace.js";

const SLICE = 20;

function say(text: string): void {
  process.stderr.write(`switchyard: ${text}\n`);
}

/** Leaves when nobody reads the output any more, as a program in a pipeline does. */
function leaveOnClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? 141 : 1);
  });
}

/** Resolves when what was written has gone out far enough for more. */
async function drained(stream: NodeJS.WriteStream): Promise<void> {
  if (!stream.writableNeedDrain) return;
  await new Promise((resolve) => stream.once("drain", resolve));
}

// --- The trace ---

type TraceCallback = NonNullable<StartOptions["trace"]>;

interface TraceOutput {
  readonly write: TraceCallback;
  readonly end: () => void;
}

function openTrace({ traceText, traceJson }: CommandLine): TraceOutput | null {
  if (traceText === null && traceJson === null) return null;
  const text = traceText === null ? null : openFile(traceText);
  const json = traceJson === null ? null : openFile(traceJson);
  const all: TraceEvent[] = [];
  return {
    write(events) {
      if (json !== null) for (const event of events) all.push(event);
      if (text !== null) writeAll(text, events.map((event) => `${formatEvent(event)}\n`).join(""));
    },
    end() {
      if (json !== null) writeAll(json, chromeTrace(all));
    },
  };
}

function openFile(path: string): number {
  return path === "-" ? 2 : openSync(path, "w");
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

// --- Running ---

async function runToEnd(program: RunningProgram): Promise<number> {
  const interrupt = (): void => program.interrupt();
  process.on("SIGINT", interrupt);
  try {
    while (!program.hasEnded) {
      const result = program.advance(SLICE);
      if (result.kind === "wait") await waitFor(result.milliseconds, undefined);
      else await yieldTurn();
      await drained(process.stdout);
      await drained(process.stderr);
    }
    return program.exitCode;
  } finally {
    process.off("SIGINT", interrupt);
    program.dispose();
  }
}

async function act(line: CommandLine, runtime: WasmRuntime, source: Uint8Array | string): Promise<number> {
  if (line.action === "dis" || line.action === "ast") {
    const what = line.action === "dis" ? "CODE" : "AST";
    return runtime.list(what, source, line.program) ? 0 : 1;
  }
  let trace: TraceOutput | null;
  try {
    trace = openTrace(line);
  } catch (error) {
    say(`can't write the trace: ${(error as Error).message}`);
    return 2;
  }
  const options = trace === null ? line.program : { ...line.program, trace: trace.write };
  const code = await runToEnd(runtime.start(source, options));
  trace?.end();
  return code;
}

/** The program of -c or -m; without one it is standard input, or lines typed one by one. */
function programWithoutFile({ code, module, program }: CommandLine): Uint8Array | string {
  if (code !== null) return code;
  if (module !== null) {
    const name = module.replace(/['\\]/g, "\\$&");
    return `exec(__import__('runpy')._main_code('${name}', globals()))\n`;
  }
  program.filename = process.stdin.isTTY ? "<bootstrap>" : "<stdin>";
  return process.stdin.isTTY ? "__import__('_repl').run(globals())\n" : readProgram("-");
}

async function runProgram(line: CommandLine): Promise<number> {
  const { file } = line;
  let source: Uint8Array | string;
  try {
    source = file === null ? programWithoutFile(line) : readProgram(file);
  } catch (error) {
    say(`can't open file '${file ?? "-"}': ${reasonOf(error)}`);
    return 2;
  }
  const runtime = await makeRuntime(loadModule, {
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    stdin: stdinLines(),
    modules: siblingModules(line.file),
  });
  return act(line, runtime, source);
}

/** As the C library says it. */
function reasonOf(error: unknown): string {
  const { code, errno, message } = error as NodeJS.ErrnoException;
  const texts: Readonly<Record<string, string>> = {
    ENOENT: "No such file or directory",
    EISDIR: "Is a directory",
    EACCES: "Permission denied",
  };
  return `[Errno ${Math.abs(errno ?? 0)}] ${texts[code ?? ""] ?? message}`;
}

async function main(words: readonly string[]): Promise<number> {
  let line: CommandLine;
  try {
    line = parseCommandLine(words);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`switchyard: ${error.message}\nTry 'switchyard --help'.\n`);
    return 2;
  }
  if (line.action === "help") process.stdout.write(HELP);
  else if (line.action === "version") {
    process.stdout.write(`switchyard ${packageVersion()} (language: Python 3.11)\n`);
  } else return runProgram(line);
  return 0;
}

leaveOnClosedPipe(process.stdout);
leaveOnClosedPipe(process.stderr);
process.exitCode = await main(process.argv.slice(2));
