import { describe, expect, test } from "@jest/globals";
import {
  fitScale,
  moveCursor,
  panBy,
  resizeDrawing,
  selectEvent,
  zoomAround,
} from "../src/actions/timeline";
import { createState, type State } from "../src/state/state";
import { hitTest } from "../src/timeline/hit";
import { GUTTER, axisInterval } from "../src/timeline/paint";
import { AXIS_HEIGHT, ROW_HEIGHT, contentHeight, layoutRows, visibleRows } from "../src/trace/layout";
import { firstVisible, lastAtMost } from "../src/trace/search";
import { record, type Line } from "./trace-builder";

function stateWith(lines: Line[], width = 400, height = 200): State {
  const state = createState();
  state.timeline.trace.value = record(lines);
  state.timeline.scale.value = 10;
  resizeDrawing(state, width, height);
  return state;
}

function manyEvents(count: number): Line[] {
  const lines: Line[] = [["tasklet_new", 1]];
  for (let index = 1; index < count; index++) lines.push(["line", 1, { line: index }]);
  return lines;
}

describe("searching", () => {
  test("firstVisible finds the first item that is not over yet", () => {
    const items = [3, 5, 9];
    const find = (from: number): number => firstVisible(items, { from, to: 99 }, (end) => end);
    expect([0, 3, 4.5, 9, 10].map(find)).toEqual([0, 1, 1, 3, 3]);
  });

  test("lastAtMost finds the last number up to a value", () => {
    expect([0, 2, 3, 9].map((value) => lastAtMost([2, 4], value))).toEqual([-1, 0, 0, 1]);
  });
});

describe("rows", () => {
  const model = record([
    ["tasklet_new", 1],
    ["tasklet_new", 2],
    ["tasklet_new", 3, { thread: 2 }],
  ]).model;

  test("have headings only where there are several threads", () => {
    expect(layoutRows(model).map((row) => row.kind)).toEqual([
      "thread",
      "lane",
      "lane",
      "thread",
      "lane",
    ]);
    expect(layoutRows(record([["tasklet_new", 1]]).model)).toHaveLength(1);
  });

  test("fill the height that is told", () => {
    const last = layoutRows(model).at(-1);
    expect(contentHeight(model)).toBe(AXIS_HEIGHT + (last?.top ?? 0) + ROW_HEIGHT);
  });

  test("out of view are left out", () => {
    const rows = visibleRows(layoutRows(model), ROW_HEIGHT + 24, AXIS_HEIGHT + 10);
    expect(rows.map((row) => row.kind === "lane" && row.lane.tasklet)).toEqual([2]);
  });
});

describe("moving about", () => {
  test("zooming keeps the event under the pointer where it is", () => {
    const state = stateWith(manyEvents(1000));
    panBy(state, 2000, 0);
    const before = state.timeline.origin.value + 150 / state.timeline.scale.value;
    zoomAround(state, 2, 150);
    const after = state.timeline.origin.value + 150 / state.timeline.scale.value;
    expect(after).toBeCloseTo(before);
    expect(state.timeline.scale.value).toBe(20);
  });

  test("zooming out ends where the whole run is in view", () => {
    const state = stateWith(manyEvents(1000));
    zoomAround(state, 1e-9, 0);
    expect(state.timeline.scale.value).toBe(fitScale(state));
    expect(state.timeline.scale.value * 1000).toBeLessThanOrEqual(400);
    expect(state.timeline.origin.value).toBe(0);
  });

  test("panning stays within the run", () => {
    const state = stateWith(manyEvents(1000));
    panBy(state, -500, -500);
    expect(state.timeline.origin.value).toBe(0);
    expect(state.timeline.scrollTop.value).toBe(0);
    panBy(state, 1e9, 0);
    expect(state.timeline.origin.value).toBeLessThan(1000);
    expect(state.timeline.origin.value).toBeGreaterThan(950);
  });

  test("the selected event comes into view, and its line with it", () => {
    const state = stateWith(manyEvents(1000));
    selectEvent(state, 700);
    const x = (700 - state.timeline.origin.value) * state.timeline.scale.value;
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(400);
    expect(state.document.reveal.value?.line).toBe(700);
    moveCursor(state, 5000);
    expect(state.timeline.cursor.value).toBe(999);
    moveCursor(state, -5000);
    expect(state.timeline.cursor.value).toBe(0);
  });

  test("axis labels keep their distance and are round numbers", () => {
    expect([64, 24, 6, 1, 0.1].map(axisInterval)).toEqual([1, 5, 10, 100, 1000]);
  });
});

describe("pointing", () => {
  const lines: Line[] = [
    ["tasklet_new", 1],
    ["switch", 1],
    ["tasklet_new", 2, { peer: 1 }],
    ["line", 1],
    ["line", 1],
    ["block", 2, { object: 1, detail: 1 }],
    ["line", 1],
    ["line", 1],
  ];
  const columnX = (state: State, event: number): number =>
    GUTTER + (event + 0.5 - state.timeline.origin.value) * state.timeline.scale.value;
  const laneY = (row: number): number => AXIS_HEIGHT + (row + 0.5) * ROW_HEIGHT;

  test("at an event means that event", () => {
    const state = stateWith(lines);
    expect(hitTest(state, columnX(state, 5), laneY(1))).toMatchObject({ lane: 2, event: 5 });
  });

  test("at a stretch means the event that began it", () => {
    const state = stateWith(lines);
    expect(hitTest(state, columnX(state, 7), laneY(1))).toMatchObject({ lane: 2, event: 5 });
  });

  test("at the names, or after the end, means nothing", () => {
    const state = stateWith(lines);
    expect(hitTest(state, 20, laneY(0))).toBeNull();
    expect(hitTest(state, columnX(state, 9), laneY(0))).toBeNull();
  });
});
