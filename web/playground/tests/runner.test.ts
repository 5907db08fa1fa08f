import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { editSource } from "../src/actions/documents";
import { createRunner, type Runner, type WorkerLike } from "../src/actions/runner";
import type { Report, Request } from "../src/protocol";
import { createState, type State } from "../src/state/state";
import { pack } from "./trace-builder";

interface FakeWorker extends WorkerLike {
  readonly heard: Request[];
  terminated: boolean;
  say(report: Report): void;
}

function fakeWorker(): FakeWorker {
  const worker: FakeWorker = {
    heard: [],
    terminated: false,
    onmessage: null,
    onerror: null,
    postMessage: (request) => void worker.heard.push(request),
    terminate: () => void (worker.terminated = true),
    say: (report) => worker.onmessage?.({ data: report } as MessageEvent<Report>),
  };
  return worker;
}

let state: State;
let workers: FakeWorker[];
let runner: Runner;

const current = (): FakeWorker => {
  const worker = workers.at(-1);
  if (!worker) throw new Error("no worker was started");
  return worker;
};

const batch = (run: number, text: string): Report => ({
  type: "batch",
  run,
  output: [{ stream: "stdout", text }],
  events: pack([["tasklet_new", 1]]),
  texts: [""],
  droppedOutput: 0,
  droppedEvents: 0,
});

const done = (run: number, outcome: Extract<Report, { type: "done" }>["outcome"]): Report => ({
  type: "done",
  run,
  outcome,
  ticks: 10,
  elapsed: 1,
});

beforeEach(() => {
  jest.useFakeTimers();
  state = createState();
  workers = [];
  runner = createRunner(state, () => {
    const worker = fakeWorker();
    workers.push(worker);
    return worker;
  });
});

afterEach(() => {
  jest.useRealTimers();
});

const output = (): string => state.output.chunks.value.map((chunk) => chunk.text).join("");

describe("a run", () => {
  test("waits until the runtime is there", () => {
    runner.run();
    expect(current().heard).toEqual([]);
    current().say({ type: "ready" });
    expect(state.run.phase.value).toBe("idle");
    runner.run();
    expect(current().heard).toMatchObject([{ type: "run", run: 1 }]);
    expect(state.run.phase.value).toBe("running");
  });

  test("shows its output and events, and its end", () => {
    current().say({ type: "ready" });
    runner.run();
    current().say(batch(1, "a"));
    current().say(batch(1, "b"));
    current().say(done(1, { kind: "finished" }));
    expect(output()).toBe("ab");
    expect(state.timeline.trace.value.log.length).toBe(2);
    expect(state.run).toMatchObject({ phase: { value: "idle" }, ticks: { value: 10 } });
  });

  test("begins with everything cleared, and late reports of the last one are ignored", () => {
    current().say({ type: "ready" });
    runner.run();
    current().say(batch(1, "old"));
    current().say(done(1, { kind: "finished" }));
    runner.run();
    current().say(batch(1, "late"));
    expect(output()).toBe("");
    current().say(batch(2, "new"));
    expect(output()).toBe("new");
  });

  test("that fails marks its line, unless the program has been changed since", () => {
    const error = {
      type: "NameError",
      message: "name 'x' is not defined",
      traceback: "",
      filename: "main.py",
      line: 3,
      column: null,
      endLine: null,
      endColumn: null,
    };
    current().say({ type: "ready" });
    runner.run();
    current().say(done(1, { kind: "error", error }));
    expect(state.document.marks.value).toMatchObject([
      { line: 3, message: "NameError: name 'x' is not defined" },
    ]);
    runner.run();
    editSource(state, "changed");
    current().say(done(2, { kind: "error", error }));
    expect(state.document.marks.value).toEqual([]);
  });
});

describe("a check while typing", () => {
  const broken = {
    type: "SyntaxError",
    message: "expected ':'",
    traceback: "",
    filename: "main.py",
    line: 1,
    column: null,
    endLine: null,
    endColumn: null,
  };
  const marks = (): unknown[] => [...state.document.marks.value];

  beforeEach(() => {
    current().say({ type: "ready" });
    editSource(state, "if x\n");
    runner.check();
  });

  test("marks what keeps the program from running, and takes the mark back", () => {
    expect(current().heard.at(-1)).toEqual({
      type: "check",
      check: 1,
      file: { name: "main.py", text: "if x\n" },
    });
    current().say({ type: "checked", check: 1, error: broken });
    expect(marks()).toMatchObject([{ line: 1, message: "SyntaxError: expected ':'" }]);
    editSource(state, "if x: pass\n");
    expect(marks()).toEqual([]);
  });

  test("is not believed once it is out of date", () => {
    runner.check();
    current().say({ type: "checked", check: 1, error: broken });
    expect(marks()).toEqual([]);
  });

  test("says nothing while a program runs", () => {
    runner.run();
    current().say({ type: "checked", check: 1, error: broken });
    expect(marks()).toEqual([]);
  });
});

describe("stop", () => {
  beforeEach(() => {
    current().say({ type: "ready" });
    runner.run();
  });

  test("is asked of the worker, which ends the run", () => {
    runner.stop();
    expect(current().heard.at(-1)).toEqual({ type: "stop", run: 1 });
    current().say(batch(1, "last words"));
    current().say(done(1, { kind: "stopped" }));
    jest.advanceTimersByTime(1000);
    expect(workers).toHaveLength(1);
    expect(output()).toBe("last words");
    expect(state.run.outcome.value).toEqual({ kind: "stopped" });
  });

  test("ends a worker that does not answer within a tenth of a second", () => {
    current().say(batch(1, "kept"));
    runner.stop();
    jest.advanceTimersByTime(100);
    expect(workers[0]?.terminated).toBe(true);
    expect(workers).toHaveLength(2);
    expect(state.run.phase.value).toBe("idle");
    expect(output()).toBe("kept");
  });

  test("a worker that was replaced is not heard any more", () => {
    runner.stop();
    jest.advanceTimersByTime(100);
    workers[0]?.say(batch(1, "ghost"));
    expect(output()).toBe("");
  });
});

describe("step", () => {
  test("starts paused, then advances, and Run goes on", () => {
    current().say({ type: "ready" });
    runner.step("event");
    expect(current().heard).toMatchObject([{ type: "run", options: { paused: true } }]);
    current().say({ type: "paused", run: 1, line: 1 });
    expect(state.run).toMatchObject({ phase: { value: "paused" }, pausedLine: { value: 1 } });
    runner.step("event");
    expect(current().heard.at(-1)).toEqual({ type: "step", run: 1, unit: "event" });
    current().say({ type: "paused", run: 1, line: 2 });
    runner.run();
    expect(current().heard.at(-1)).toEqual({ type: "resume", run: 1 });
    expect(state.run.phase.value).toBe("running");
  });
});

describe("trouble", () => {
  test("a runtime that cannot be loaded is told", () => {
    current().say({ type: "unavailable", message: "no wasm" });
    expect(state.run.phase.value).toBe("unavailable");
    expect(state.run.failure.value).toBe("no wasm");
  });

  test("a worker that dies in a run ends that run and is replaced", () => {
    current().say({ type: "ready" });
    runner.run();
    const event = { message: "out of bounds", preventDefault: () => undefined };
    current().onerror?.(event as unknown as ErrorEvent);
    expect(state.run.outcome.value).toEqual({ kind: "crashed", message: "out of bounds" });
    expect(workers).toHaveLength(2);
    current().say({ type: "ready" });
    runner.run();
    expect(state.run.phase.value).toBe("running");
  });

  test("opening another program gives up the one that runs", () => {
    current().say({ type: "ready" });
    runner.run();
    runner.abandon();
    expect(workers[0]?.terminated).toBe(true);
    expect(state.run.phase.value).toBe("idle");
  });
});
