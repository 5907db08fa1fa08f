import { beforeEach, describe, expect, test } from "@jest/globals";
import type { Outcome, Report, RunOptions, StreamName } from "../src/protocol";
import { DEFAULT_SETTINGS } from "../src/state/settings";
import { startSession, type Advance, type Program, type Session } from "../src/worker/session";
import { pack } from "./trace-builder";

/** A program told slice by slice: what it prints, how many events it leaves, what it says. */
interface Slice {
  readonly print?: string;
  readonly stream?: StreamName;
  readonly events?: number;
  readonly then?: Advance;
}

interface Stage {
  readonly session: Session;
  readonly reports: Report[];
  /** Runs the next piece of work that was put off; false when there is none. */
  readonly turn: () => boolean;
  readonly program: { disposed: boolean; tracing: boolean; steps: string[] };
}

const OPTIONS: RunOptions = {
  paused: false,
  settings: DEFAULT_SETTINGS,
  delay: 0,
  traceLimit: 100,
  outputLimit: 100,
};

let clock = 0;

beforeEach(() => {
  clock = 0;
});

function stage(slices: Slice[], options = OPTIONS, outcome: Outcome = { kind: "finished" }): Stage {
  const reports: Report[] = [];
  const work: (() => void)[] = [];
  const program = { disposed: false, tracing: true, steps: [] as string[] };
  let line: number | null = null;
  let events = 0;
  const session = startSession(
    1,
    (write): Program => {
      const play = (): Advance => {
        const next = slices.shift() ?? {};
        if (next.print) write(next.stream ?? "stdout", next.print);
        events += next.events ?? 0;
        line = (line ?? 0) + 1;
        return next.then ?? (slices.length > 0 ? { kind: "more" } : { kind: "ended" });
      };
      return {
        advance: play,
        step: (unit) => {
          program.steps.push(unit);
          return play();
        },
        takeEvents: () => {
          const taken = events;
          events = 0;
          return pack(Array.from({ length: taken }, () => ["line", 1]));
        },
        takeTexts: () => [],
        stopTracing: () => void (program.tracing = false),
        line: () => line,
        ticks: () => 5,
        outcome: () => outcome,
        dispose: () => void (program.disposed = true),
      };
    },
    options,
    {
      post: (report) => void reports.push(report),
      later: (each) => void work.push(each),
      now: () => (clock += 1),
    },
  );
  const turn = (): boolean => {
    const next = work.shift();
    next?.();
    return next !== undefined;
  };
  return { session, reports, turn, program };
}

const runAll = (staged: Stage): void => {
  while (staged.turn());
};

const text = (reports: Report[]): string =>
  reports
    .flatMap((report) => (report.type === "batch" ? report.output : []))
    .map((chunk) => chunk.text)
    .join("");

describe("a session", () => {
  test("sends one batch for each slice, then the end, and frees the program", () => {
    const staged = stage([{ print: "a", events: 2 }, { print: "b" }]);
    runAll(staged);
    expect(staged.reports.map((report) => report.type)).toEqual(["batch", "batch", "done"]);
    expect(text(staged.reports)).toBe("ab");
    expect(staged.reports.at(-1)).toMatchObject({ outcome: { kind: "finished" }, ticks: 5 });
    expect(staged.program.disposed).toBe(true);
  });

  test("is silent about slices in which nothing came up", () => {
    const staged = stage([{}, {}, { print: "x" }]);
    runAll(staged);
    expect(staged.reports.map((report) => report.type)).toEqual(["batch", "done"]);
  });

  test("stops between two slices and says nothing after that", () => {
    const staged = stage([{ print: "a" }, { print: "b" }, { print: "c" }]);
    staged.turn();
    staged.session.stop();
    staged.session.stop();
    runAll(staged);
    expect(text(staged.reports)).toBe("a");
    expect(staged.reports.filter((report) => report.type === "done")).toMatchObject([
      { outcome: { kind: "stopped" } },
    ]);
    expect(staged.program.disposed).toBe(true);
  });

  test("passes on output up to the limit and counts the rest", () => {
    const staged = stage([{ print: "x".repeat(90) }, { print: "y".repeat(30) }, {}]);
    runAll(staged);
    expect(text(staged.reports)).toBe("x".repeat(90) + "y".repeat(10));
    const batches = staged.reports.filter((report) => report.type === "batch");
    expect(batches.at(-1)).toMatchObject({ droppedOutput: 20 });
  });

  test("records events up to the limit, then stops tracing", () => {
    const staged = stage([{ events: 60 }, { events: 60 }, {}]);
    runAll(staged);
    const batches = staged.reports.filter((report) => report.type === "batch");
    expect(batches.map((report) => report.events.length / 9)).toEqual([60, 40, 0]);
    expect(batches.at(-1)).toMatchObject({ droppedEvents: 20 });
    expect(staged.program.tracing).toBe(false);
  });

  test("an error's traceback is told once, not also as output", () => {
    const traceback = "Traceback\nValueError: no\n";
    const error = {
      type: "ValueError",
      message: "no",
      traceback,
      filename: "main.py",
      line: 1,
      column: null,
      endLine: null,
      endColumn: null,
    };
    const staged = stage(
      [{ print: "own words\n", stream: "stderr" }, { print: traceback, stream: "stderr" }],
      OPTIONS,
      { kind: "error", error },
    );
    runAll(staged);
    expect(text(staged.reports)).toBe("own words\n");
    expect(staged.reports.at(-1)).toMatchObject({ outcome: { kind: "error", error } });
  });
});

describe("stepping", () => {
  test("pauses at the first line, advances by step, and resumes", () => {
    const staged = stage([{}, { print: "a" }, { print: "b" }, {}], { ...OPTIONS, paused: true });
    runAll(staged);
    expect(staged.reports).toEqual([{ type: "paused", run: 1, line: 1 }]);
    staged.session.step("event");
    expect(staged.reports.at(-1)).toEqual({ type: "paused", run: 1, line: 2 });
    expect(staged.program.steps).toEqual(["line", "event"]);
    staged.session.resume();
    runAll(staged);
    expect(text(staged.reports)).toBe("ab");
    expect(staged.reports.at(-1)).toMatchObject({ type: "done" });
  });

  test("to the end ends the run", () => {
    const staged = stage([{}, { print: "last" }], { ...OPTIONS, paused: true });
    runAll(staged);
    staged.session.step("event");
    expect(staged.reports.at(-1)).toMatchObject({ type: "done", outcome: { kind: "finished" } });
  });

  test("a paused program is stopped", () => {
    const staged = stage([{}, {}, {}], { ...OPTIONS, paused: true });
    runAll(staged);
    staged.session.stop();
    expect(staged.reports.at(-1)).toMatchObject({ type: "done", outcome: { kind: "stopped" } });
  });
});
