/**
 * The trace as Chrome trace JSON, which Perfetto and other viewers open.
 *
 * Each thread of the program is a process and each tasklet a thread of it; a tasklet's turn is a slice
 * from the switch to it to the next switch, everything else an instant. The time axis is the event's
 * number, in microseconds: what matters is the order.
 */
import type { TraceEvent } from "./trace.js";

type Entry = Record<string, unknown>;

/** Chrome trace JSON of events, for Perfetto. */
export function chromeTrace(events: readonly TraceEvent[]): string {
  const lines = events.flatMap(entriesOf).map((entry) => JSON.stringify(entry));
  return `{"traceEvents":[\n${lines.join(",\n")}\n]}\n`;
}

function entriesOf(event: TraceEvent): Entry[] {
  const place = { ts: event.seq, pid: event.thread, tid: event.tasklet };
  if (event.kind === "name") {
    return [{ ph: "M", ...place, name: "thread_name", args: { name: event.text } }];
  }
  const args = argumentsOf(event);
  if (event.kind !== "switch") return [{ ph: "i", ...place, s: "t", name: event.kind, args }];
  const begin = { ph: "B", ...place, name: "runs", args };
  return event.peer === 0 ? [begin] : [{ ph: "E", ...place, tid: event.peer }, begin];
}

function argumentsOf(event: TraceEvent): Entry {
  const { line, file, channel, peer, time } = event;
  const place = { line, file, channel, peer, time_ns: time };
  if (event.kind === "switch") return { ...place, why: event.reason };
  if (event.text !== null) return { ...place, text: event.text };
  return { ...place, detail: event.detail };
}
