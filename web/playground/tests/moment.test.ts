import { describe, expect, test } from "@jest/globals";
import { channelsAt, taskletsAt } from "../src/inspector/moment";
import { replayPlace } from "../src/trace/log";
import { record } from "./trace-builder";

const trace = record(
  [
    ["tasklet_new", 1],
    ["switch", 1, { line: 1, file: 2 }],
    ["channel_new", 1, { object: 1, line: 2, file: 2 }],
    ["tasklet_new", 2, { peer: 1 }],
    ["name", 2, { detail: 1 }],
    ["ready", 2],
    ["atomic", 1, { detail: 1, line: 5, file: 2 }],
    ["block", 1, { object: 1, detail: -1, line: 6, file: 2 }],
    ["switch", 2, { peer: 1, line: 9, file: 2 }],
    ["send", 2, { object: 1, peer: 1, line: 10, file: 2 }],
    ["ready", 1, { peer: 2, object: 1 }],
    ["channel_close", 2, { object: 1, line: 11, file: 2 }],
    ["end", 2, { line: 12, file: 2 }],
    ["channel_open", 1, { object: 1 }],
  ],
  ["", "alice", "main.py"],
);

describe("tasklets at a moment", () => {
  test("are those made by then, with state, flags and line", () => {
    expect(taskletsAt(trace, 2).map(({ tasklet }) => tasklet)).toEqual([1]);
    expect(taskletsAt(trace, 7)).toMatchObject([
      { tasklet: 1, state: "blocked, receiving on channel 1, atomic", line: 6, file: "main.py" },
      { name: "alice", state: "ready to run", line: 0 },
    ]);
    expect(taskletsAt(trace, 9)[1]).toMatchObject({ state: "running", isRunning: true, line: 10 });
  });

  test("that have ended say so", () => {
    expect(taskletsAt(trace, 13)[1]).toMatchObject({ state: "ended", hasEnded: true });
  });
});

describe("channels at a moment", () => {
  test("tell who waits, and their balance", () => {
    expect(channelsAt(trace, 1)).toEqual([]);
    expect(channelsAt(trace, 8)).toEqual([
      {
        channel: 1,
        isClosed: false,
        balance: -1,
        waiting: [{ tasklet: 1, name: "tasklet 1" }],
      },
    ]);
    expect(channelsAt(trace, 10)).toMatchObject([{ balance: 0, waiting: [] }]);
  });

  test("are closed between closing and opening", () => {
    const isClosed = [10, 11, 12, 13].map((index) => channelsAt(trace, index)[0]?.isClosed);
    expect(isClosed).toEqual([false, true, true, false]);
  });
});

test("a replay counts what a run without steps records, then the steps", () => {
  const { log } = record([
    ["tasklet_new", 1],
    ["line", 1, { line: 1 }],
    ["line", 1, { line: 2 }],
    ["tasklet_new", 2],
    ["line", 1, { line: 3 }],
  ]);
  expect([0, 1, 2, 3, 4].map((index) => replayPlace(log, index))).toEqual([
    { events: 1, lines: 0 },
    { events: 1, lines: 1 },
    { events: 1, lines: 2 },
    { events: 2, lines: 0 },
    { events: 2, lines: 1 },
  ]);
});
