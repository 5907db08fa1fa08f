/**
 * A trace recorded from the runtime's core: a producer and a consumer, a hog that the watchdog
 * interrupts, kills, a sleeper, and a second thread with an exchange of messages. What holds for
 * every trace is checked on it, and a few things that are known to have happened.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { describeEvent } from "../src/trace/describe";
import { EVENT_FIELDS, eventAt } from "../src/trace/log";
import { OPEN, segmentAt, type Lane } from "../src/trace/model";
import { createTrace, extendTrace, taskletName, type Trace } from "../src/trace/trace";

interface Recording {
  readonly texts: string[];
  readonly events: number[][];
}

function load(): Trace {
  const url = new URL("recorded-trace.json", import.meta.url);
  const recording = JSON.parse(readFileSync(url, "utf8")) as Recording;
  const trace = createTrace();
  extendTrace(trace, new Float64Array(recording.events.flat()), recording.texts);
  return trace;
}

const trace = load();
const lanes = [...trace.model.lanes.values()];

function named(name: string): Lane {
  const lane = lanes.find((each) => taskletName(trace, each.tasklet) === name);
  if (!lane) throw new Error(`no lane is called ${name}`);
  return lane;
}

describe("any trace", () => {
  test("is read whole", () => {
    expect(trace.log.length).toBeGreaterThan(100);
    expect(trace.log.records.length).toBeGreaterThanOrEqual(trace.log.length * EVENT_FIELDS);
  });

  test("has at most one running tasklet at any step", () => {
    for (let index = 0; index < trace.log.length; index++) {
      const running = lanes.filter((lane) => segmentAt(lane, index)?.state === "running");
      const ends = eventAt(trace.log, index).kind === "end";
      expect(running.length).toBeLessThanOrEqual(ends ? 2 : 1);
    }
  });

  test("leaves no gap and no overlap in a lane, and only ends what ended", () => {
    for (const lane of lanes) {
      lane.segments.forEach((segment, place) => {
        expect(segment.from).toBeLessThan(segment.to);
        const next = lane.segments[place + 1];
        if (next) expect(segment.to).toBe(next.from);
      });
      expect(lane.segments.at(-1)?.to === OPEN).toBe(!lane.ended);
    }
  });

  test("has words for each of its events", () => {
    for (let index = 0; index < trace.log.length; index++) {
      const words = describeEvent(trace, eventAt(trace.log, index));
      expect(words).not.toMatch(/undefined|to nobody|from nobody|does not know|channel 0/);
    }
  });
});

describe("this trace", () => {
  test("has two threads, each with its tasklets, and every one of them ended", () => {
    expect(trace.model.threads.map((group) => group.thread)).toEqual([1, 2]);
    expect(trace.model.threads[1]?.lanes).toHaveLength(1);
    expect(lanes.every((lane) => lane.ended)).toBe(true);
  });

  test("the hog was let off while atomic, then interrupted, then killed", () => {
    const kinds = named("hog").marks.map((mark) => mark.kind);
    expect(kinds).toEqual(["created", "denied", "interrupted", "killed", "ended"]);
    expect(named("hog").atomic).toHaveLength(1);
  });

  test("three messages went from the producer to the consumer", () => {
    const [from, to] = [named("producer").tasklet, named("consumer").tasklet];
    const messages = trace.model.arrows.filter(
      (arrow) => arrow.kind === "message" && arrow.from === from && arrow.to === to,
    );
    expect(messages).toHaveLength(3);
  });

  test("the sleeper slept", () => {
    expect(named("sleeper").segments.some((segment) => segment.wait === "time")).toBe(true);
  });
});
