/** Writes traces by hand, in the words of the event table. */
import { kindCode, type EventKind } from "../src/trace/kinds";
import { EVENT_FIELDS, FIELD } from "../src/trace/log";
import { createTrace, extendTrace, type Trace } from "../src/trace/trace";

export type FieldName = Exclude<keyof typeof FIELD, "kind" | "tasklet">;

/** One event: its kind, its tasklet, and whatever else is not 0. The thread is 1 if not given. */
export type Line = readonly [EventKind, number, Partial<Record<FieldName, number>>?];

export function pack(lines: readonly Line[]): Float64Array {
  const records = new Float64Array(lines.length * EVENT_FIELDS);
  lines.forEach(([kind, tasklet, more], index) => {
    const fields = { thread: 1, ...more, kind: kindCode(kind), tasklet };
    for (const [name, value] of Object.entries(fields)) {
      records[index * EVENT_FIELDS + FIELD[name as keyof typeof FIELD]] = value;
    }
  });
  return records;
}

export function record(lines: readonly Line[], texts: readonly string[] = [""]): Trace {
  const trace = createTrace();
  extendTrace(trace, pack(lines), texts);
  return trace;
}
