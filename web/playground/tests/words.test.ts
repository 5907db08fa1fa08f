import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { splitTraceback } from "../src/output/traceback";
import { headText } from "../src/scenarios";
import { describeEvent, describeLane, describePlace, placeOfEvent } from "../src/trace/describe";
import { EVENT_KINDS, SWITCH_REASONS } from "../src/trace/kinds";
import { eventAt } from "../src/trace/log";
import { record, type Line } from "./trace-builder";

const core = (name: string): string =>
  readFileSync(new URL(`../../../runtime/core/${name}`, import.meta.url), "utf8");

describe("the tables agree with the runtime's", () => {
  test("event kinds", () => {
    const rows = [...core("trace.def").matchAll(/^X\(\w+, (\d+), "(\w+)"/gm)];
    expect(rows.length).toBeGreaterThan(30);
    for (const [, code, name] of rows) expect(EVENT_KINDS[Number(code)]).toBe(name);
    expect(EVENT_KINDS).toHaveLength(rows.length + 1);
  });

  test("reasons of a switch", () => {
    const body = /enum syi_switch_reason \{([\s\S]*?)\}/.exec(core("trace.h"))?.[1] ?? "";
    const names = [...body.matchAll(/SYI_WHY_(\w+)/g)].map((match) => match[1]?.toLowerCase());
    expect(SWITCH_REASONS).toEqual(names);
  });
});

describe("events in words", () => {
  const texts = ["", "alice", "main.py", "lib/locks.py"];
  const say = (...lines: Line[]): string => {
    const trace = record(
      [
        ["tasklet_new", 1],
        ["thread_start", 1],
        ["tasklet_new", 2, { peer: 1 }],
        ["name", 2, { detail: 1 }],
        ...lines,
      ],
      texts,
    );
    return describeEvent(trace, eventAt(trace.log, trace.log.length - 1));
  };

  test("names are used where there are some", () => {
    expect(say(["send", 2, { object: 3, peer: 1 }])).toBe(
      "alice sent a value to main on channel 3",
    );
    expect(say(["tasklet_new", 7, { peer: 2 }])).toBe("alice created tasklet 7");
  });

  test("an interrupt that did not happen tells why", () => {
    expect(say(["interrupt_pending", 2, { detail: 1 }])).toBe(
      "alice used up its turn but was not interrupted: it is atomic",
    );
  });

  test("every kind has words", () => {
    for (const kind of EVENT_KINDS.slice(1)) {
      expect(say([kind, 2, { object: 1, peer: 1 }])).not.toMatch(/undefined|does not know/);
    }
  });

  test("places name the file when it is not the program", () => {
    const trace = record(
      [
        ["switch", 1, { line: 4, file: 2 }],
        ["switch", 1, { line: 9, file: 3 }],
        ["switch", 1],
      ],
      texts,
    );
    const places = [0, 1, 2].map((index) =>
      describePlace(trace, eventAt(trace.log, index), "main.py"),
    );
    expect(places).toEqual(["line 4", "line 9 of locks.py", ""]);
    expect([0, 2].map((index) => placeOfEvent(trace, index))).toEqual([
      { file: "main.py", line: 4 },
      { file: "", line: 0 },
    ]);
  });

  test("a lane's state includes its atomic flag", () => {
    const trace = record([
      ["tasklet_new", 1],
      ["switch", 1],
      ["atomic", 1, { detail: 1 }],
      ["block", 1, { object: 2, detail: 1 }],
    ]);
    const lane = trace.model.lanes.get(1);
    if (!lane) throw new Error("no lane");
    expect(describeLane(lane, 1)).toBe("running");
    expect(describeLane(lane, 3)).toBe("blocked, sending on channel 2, atomic");
  });
});

describe("tracebacks", () => {
  const text = [
    "Traceback (most recent call last):",
    '  File "main.py", line 12, in <module>',
    '  File "lib/locks.py", line 3, in acquire',
    "ValueError: no",
  ].join("\n");

  test("places in the program are told from those elsewhere, and nothing is lost", () => {
    const parts = splitTraceback(text, ["main.py"]);
    expect(parts.filter((part) => part.line > 0)).toEqual([
      { text: 'File "main.py", line 12', file: "main.py", line: 12 },
    ]);
    expect(parts.map((part) => part.text).join("")).toBe(text);
  });

  test("text without places stays whole", () => {
    expect(splitTraceback("MemoryError", ["main.py"])).toEqual([
      { text: "MemoryError", file: "", line: 0 },
    ]);
  });
});

describe("a scenario's title and story", () => {
  test("come from its docstring", () => {
    const source = '"""Two tasklets.\n\nThey take\nturns.\n\nMore.\n"""\nimport x\n';
    expect(headText(source)).toEqual(["Two tasklets.", "They take turns."]);
  });

  test("or from its leading comment", () => {
    expect(headText("# Two tasklets\n# They take turns.\n\ncode()\n")).toEqual([
      "Two tasklets",
      "They take turns.",
    ]);
  });

  test("and are empty for a program that begins with code", () => {
    expect(headText("import stackless\n")).toEqual([""]);
  });
});
