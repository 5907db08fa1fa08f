import { describe, expect, test } from "@jest/globals";
import { OPEN, segmentAt, type Lane } from "../src/trace/model";
import type { Trace } from "../src/trace/trace";
import { pack, record, type Line } from "./trace-builder";
import { createTrace, extendTrace } from "../src/trace/trace";

const WHY = { start: 0, schedule: 1, block: 3, channel: 4, runAll: 6, end: 8, interrupt: 10 };

function lane(trace: Trace, tasklet: number): Lane {
  const found = trace.model.lanes.get(tasklet);
  if (!found) throw new Error(`no lane for tasklet ${tasklet}`);
  return found;
}

/** "0 running, 3 blocked": where each segment begins, and the end if there is one. */
function story(trace: Trace, tasklet: number): string {
  const { segments } = lane(trace, tasklet);
  const parts = segments.map((segment) => `${segment.from} ${segment.state}`);
  const last = segments.at(-1);
  if (last && last.to !== OPEN) parts.push(`${last.to} -`);
  return parts.join(", ");
}

const CREATION: Line[] = [
  ["tasklet_new", 1],
  ["switch", 1, { detail: WHY.start }],
  ["tasklet_new", 2, { peer: 1 }],
  ["bind", 2],
  ["ready", 2, { peer: 1 }],
];

describe("what a tasklet does", () => {
  test("a tasklet is new, gets its function, and is ready", () => {
    expect(story(record(CREATION), 2)).toBe("2 new, 3 paused, 4 ready");
  });

  test("the one before is ready after schedule() and paused after run()", () => {
    const afterSchedule = record([...CREATION, ["switch", 2, { peer: 1, detail: WHY.schedule }]]);
    expect(story(afterSchedule, 1)).toBe("0 new, 1 running, 5 ready");
    const afterRun = record([...CREATION, ["switch", 2, { peer: 1, detail: WHY.runAll }]]);
    expect(story(afterRun, 1)).toBe("0 new, 1 running, 5 paused");
    expect(story(afterRun, 2)).toBe("2 new, 3 paused, 4 ready, 5 running");
  });

  test("a blocked tasklet tells its channel and its side, and a switch does not change that", () => {
    const trace = record([
      ...CREATION,
      ["block", 1, { object: 7, detail: -1 }],
      ["switch", 2, { peer: 1, detail: WHY.block }],
    ]);
    expect(segmentAt(lane(trace, 1), 6)).toEqual({
      from: 5,
      to: OPEN,
      state: "blocked",
      wait: "receive",
      channel: 7,
    });
  });

  test("the column in which a tasklet ends still belongs to it", () => {
    const trace = record([
      ...CREATION,
      ["switch", 2, { peer: 1, detail: WHY.schedule }],
      ["end", 2],
      ["switch", 1, { peer: 2, detail: WHY.end }],
    ]);
    expect(story(trace, 2)).toBe("2 new, 3 paused, 4 ready, 5 running, 7 -");
    expect(lane(trace, 2).ended).toBe(true);
    expect(lane(trace, 2).marks.map((mark) => mark.kind)).toEqual(["created", "ended"]);
    expect(segmentAt(lane(trace, 2), 7)).toBeUndefined();
  });

  test("an interrupted tasklet is marked and paused", () => {
    const trace = record([
      ...CREATION,
      ["switch", 2, { peer: 1, detail: WHY.runAll }],
      ["interrupt_pending", 2, { detail: 1 }],
      ["interrupt", 2, { peer: 1 }],
      ["switch", 1, { peer: 2, detail: WHY.interrupt }],
    ]);
    expect(lane(trace, 2).marks.slice(1)).toEqual([
      { at: 6, kind: "denied" },
      { at: 7, kind: "interrupted" },
    ]);
    expect(segmentAt(lane(trace, 2), 8)?.state).toBe("paused");
  });

  test("atomic sections are bands; setting the flag twice makes one", () => {
    const trace = record([
      ...CREATION,
      ["atomic", 1, { detail: 1 }],
      ["atomic", 1, { detail: 1 }],
      ["atomic", 1, { detail: 0 }],
      ["atomic", 1, { detail: 0 }],
      ["atomic", 1, { detail: 1 }],
    ]);
    expect(lane(trace, 1).atomic).toEqual([
      { from: 5, to: 7 },
      { from: 9, to: OPEN },
    ]);
  });
});

describe("arrows", () => {
  test("lead from sender to receiver, whoever came second", () => {
    const trace = record([
      ...CREATION,
      ["send", 2, { object: 3, peer: 1 }],
      ["ready", 1, { peer: 2 }],
      ["receive", 1, { object: 3, peer: 2, detail: 1 }],
    ]);
    const messages = trace.model.arrows.filter((arrow) => arrow.kind !== "create");
    expect(messages).toEqual([
      { at: 5, from: 2, to: 1, channel: 3, kind: "message" },
      { at: 7, from: 2, to: 1, channel: 3, kind: "exception" },
    ]);
  });

  test("a kill is an arrow to its victim and a cross on it; killing oneself is no arrow", () => {
    const trace = record([...CREATION, ["kill", 1, { peer: 2 }], ["kill", 1, { peer: 1 }]]);
    expect(trace.model.arrows.filter((arrow) => arrow.kind === "kill")).toHaveLength(1);
    expect(lane(trace, 2).marks.at(-1)).toEqual({ at: 5, kind: "killed" });
    expect(lane(trace, 1).marks.at(-1)).toEqual({ at: 6, kind: "killed" });
  });
});

describe("threads", () => {
  const twoThreads: Line[] = [
    ...CREATION,
    ["tasklet_new", 3, { thread: 1, peer: 1 }],
    ["thread_start", 3, { thread: 1, peer: 1, detail: 2 }],
    ["ready", 3, { thread: 2 }],
    ["thread_switch", 3, { thread: 2, detail: 1, peer: 3 }],
  ];

  test("a thread's main tasklet stands under its own thread", () => {
    const { threads } = record(twoThreads).model;
    expect(threads.map((group) => [group.thread, group.lanes])).toEqual([
      [1, [1, 2]],
      [2, [3]],
    ]);
  });

  test("when another thread runs, the tasklet before is ready", () => {
    const trace = record(twoThreads);
    expect(segmentAt(lane(trace, 1), 8)).toMatchObject({ state: "ready", wait: "thread" });
    expect(segmentAt(lane(trace, 3), 8)).toMatchObject({ state: "running" });
  });
});

test("a trace that comes in pieces gives the same model as one that comes at once", () => {
  const lines: Line[] = [
    ...CREATION,
    ["block", 1, { object: 1, detail: -1 }],
    ["switch", 2, { peer: 1, detail: WHY.block }],
    ["send", 2, { object: 1, peer: 1 }],
    ["ready", 1, { peer: 2 }],
    ["switch", 1, { peer: 2, detail: WHY.channel }],
    ["end", 1],
  ];
  const pieces = createTrace();
  for (const line of lines) extendTrace(pieces, pack([line]), []);
  expect(pieces.model).toEqual(record(lines).model);
});

test("a trace that begins late makes lanes for the tasklets it meets", () => {
  const trace = record([["switch", 9, { peer: 8 }]]);
  expect([...trace.model.lanes.keys()]).toEqual([9]);
  expect(story(trace, 9)).toBe("0 running");
});
