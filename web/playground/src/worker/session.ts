/**
 * One run of a program in the worker: slices of work, and what is sent to the page after each.
 *
 * Between two slices the worker returns to its event loop, where Stop and Step arrive. Output
 * and events over the page's limits are counted and dropped here, so that a program that
 * produces without end costs the page nothing.
 */
import type { Outcome, OutputChunk, Report, RunOptions, StepUnit, StreamName } from "../protocol";
import { EVENT_FIELDS } from "../trace/log";

/** How long the worker may be deaf to the page, in milliseconds. */
const SLICE = 10;

/** How often a run that only drops things tells how much it dropped, in milliseconds. */
const DROP_NEWS = 250;

/** What a program said after it has run for a while. */
export type Advance =
  | { readonly kind: "more" }
  /** Nothing can run for so many milliseconds. */
  | { readonly kind: "wait"; readonly milliseconds: number }
  | { readonly kind: "ended" };

/** A started program, as the runtime offers it. */
export interface Program {
  /** Runs for about that long. */
  advance(milliseconds: number): Advance;
  step(unit: StepUnit): Advance;
  /** Trace records not taken yet, and the texts added since. */
  takeEvents(): Float64Array;
  takeTexts(): readonly string[];
  /** From now on no events are recorded. */
  stopTracing(): void;
  /** The line it stands at in the program's own file; null when it has none. */
  line(): number | null;
  ticks(): number;
  /** How it ended, once it has. */
  outcome(): Outcome;
  dispose(): void;
}

export type StartProgram = (write: (stream: StreamName, text: string) => void) => Program;

export interface Session {
  stop(): void;
  step(unit: StepUnit): void;
  resume(): void;
  pause(): void;
  /** Milliseconds between two lines from now on; 0 for full speed. */
  setDelay(milliseconds: number): void;
}

export interface Surroundings {
  readonly post: (report: Report) => void;
  /** Calls back after other messages have had their turn, or after some milliseconds. */
  readonly later: (work: () => void, milliseconds: number) => void;
  readonly now: () => number;
}

export function startSession(
  run: number,
  start: StartProgram,
  options: RunOptions,
  surroundings: Surroundings,
): Session {
  const { post, later, now } = surroundings;
  const startedAt = now();
  const output = createOutput(options.outputLimit);
  const program = start(output.write);
  let state: "running" | "paused" | "over" = "running";
  let recorded = 0;
  let droppedEvents = 0;
  let lastNews = 0;
  let { delay } = options;

  /** Sends what has come up since the last time. */
  function flush(): void {
    const events = limitEvents(program.takeEvents());
    const texts = program.takeTexts();
    const chunks = output.take();
    const isDropping = output.dropped() > 0 || droppedEvents > 0;
    const hasNews = isDropping && (state === "over" || now() - lastNews > DROP_NEWS);
    if (events.length === 0 && chunks.length === 0 && texts.length === 0 && !hasNews) return;
    lastNews = now();
    post({
      type: "batch",
      run,
      output: chunks,
      events,
      texts,
      droppedOutput: output.dropped(),
      droppedEvents,
    });
  }

  function limitEvents(events: Float64Array): Float64Array {
    const count = events.length / EVENT_FIELDS;
    const room = Math.max(0, options.traceLimit - recorded);
    recorded += Math.min(room, count);
    if (count <= room) return events;
    droppedEvents += count - room;
    program.stopTracing();
    return events.slice(0, room * EVENT_FIELDS);
  }

  function end(outcome: Outcome): void {
    state = "over";
    if (outcome.kind === "error") output.dropTail("stderr", outcome.error.traceback);
    flush();
    post({ type: "done", run, outcome, ticks: program.ticks(), elapsed: now() - startedAt });
    program.dispose();
  }

  function slice(): void {
    if (state !== "running") return;
    const result = delay > 0 ? program.step("line") : program.advance(SLICE);
    if (result.kind === "ended") return end(program.outcome());
    flush();
    if (delay > 0) post({ type: "at", run, line: program.line() });
    later(slice, Math.max(delay, result.kind === "wait" ? result.milliseconds : 0));
  }

  function pause(): void {
    state = "paused";
    flush();
    post({ type: "paused", run, line: program.line() });
  }

  if (options.paused) later(pauseAtFirstLine, 0);
  else later(slice, 0);

  function pauseAtFirstLine(): void {
    if (state !== "running") return;
    if (program.line() === null && program.step("line").kind === "ended") {
      return end(program.outcome());
    }
    pause();
  }

  return {
    stop() {
      if (state !== "over") end({ kind: "stopped" });
    },
    step(unit) {
      if (state !== "paused") return;
      if (program.step(unit).kind === "ended") end(program.outcome());
      else pause();
    },
    pause() {
      if (state === "running") pause();
    },
    setDelay(milliseconds) {
      delay = milliseconds;
    },
    resume() {
      if (state !== "paused") return;
      state = "running";
      slice();
    },
  };
}

interface Output {
  readonly write: (stream: StreamName, text: string) => void;
  /** What was written since the last time. */
  take(): OutputChunk[];
  /** Characters left out so far. */
  dropped(): number;
  /** Takes back a text that was just written: the page shows it in another way. */
  dropTail(stream: StreamName, text: string): void;
}

function createOutput(limit: number): Output {
  let chunks: OutputChunk[] = [];
  let kept = 0;
  let dropped = 0;

  function write(stream: StreamName, text: string): void {
    const room = Math.min(text.length, limit - kept);
    dropped += text.length - room;
    if (room === 0) return;
    kept += room;
    const part = text.slice(0, room);
    const last = chunks.at(-1);
    if (last?.stream === stream) chunks[chunks.length - 1] = { stream, text: last.text + part };
    else chunks.push({ stream, text: part });
  }

  return {
    write,
    take() {
      const taken = chunks;
      chunks = [];
      return taken;
    },
    dropped: () => dropped,
    dropTail(stream, text) {
      const last = chunks.at(-1);
      if (text === "" || last?.stream !== stream || !last.text.endsWith(text)) return;
      const rest = last.text.slice(0, -text.length);
      chunks.pop();
      if (rest !== "") chunks.push({ stream, text: rest });
    },
  };
}
