/**
 * The trace: what happened while a program ran, one event after the other.
 *
 * The module gives events as records of numbers; `RECORD` tells which is which. `TraceEvent` is the
 * same for reading, with its texts.
 */
import { EVENT_KINDS, SWITCH_REASONS } from "./trace.gen.js";

/** What happened. */
export type EventKind = (typeof EVENT_KINDS)[number];
/** Why another tasklet became current. */
export type SwitchReason = (typeof SWITCH_REASONS)[number];

/** The position of each number in a record. */
export const RECORD = {
  kind: 0,
  thread: 1,
  tasklet: 2,
  object: 3,
  peer: 4,
  line: 5,
  file: 6,
  detail: 7,
  time: 8,
} as const;

/** How many numbers a record has. */
export const RECORD_FIELDS = 9;

/** One event. Ids count up from 1 in order of creation; 0 means none. */
export interface TraceEvent {
  /** Counts events from 0. */
  readonly seq: number;
  /** Nanoseconds since the start, by the program's clock. */
  readonly time: number;
  readonly kind: EventKind;
  readonly thread: number;
  readonly tasklet: number;
  readonly channel: number;
  /** Another tasklet. */
  readonly peer: number;
  /** Where the tasklet stands; "" and 0 when that is not known. */
  readonly file: string;
  readonly line: number;
  /** Its meaning depends on the kind; see runtime/core/trace.def. */
  readonly detail: number;
  /** The text of a name, a raised exception or a mark. */
  readonly text: string | null;
  /** Why a switch happened. */
  readonly reason: SwitchReason | null;
}

const TEXT_KINDS: ReadonlySet<EventKind> = new Set(["name", "raise", "user"]);

/** Reads a record. `texts` are the texts by their index, `seq` is the event's number. */
export function readRecord(
  record: Float64Array,
  texts: readonly string[],
  seq: number,
): TraceEvent {
  const field = (name: keyof typeof RECORD): number => record[RECORD[name]] ?? 0;
  const kind = EVENT_KINDS[field("kind")] ?? "none";
  const detail = field("detail");
  return {
    seq,
    time: field("time"),
    kind,
    thread: field("thread"),
    tasklet: field("tasklet"),
    channel: field("object"),
    peer: field("peer"),
    file: texts[field("file")] ?? "",
    line: field("line"),
    detail,
    text: TEXT_KINDS.has(kind) ? (texts[detail] ?? "") : null,
    reason: kind === "switch" ? (SWITCH_REASONS[detail] ?? null) : null,
  };
}

/** One line of text for an event, without the newline; the native command writes the same. */
export function formatEvent(event: TraceEvent): string {
  const words = [
    String(event.seq),
    String(event.time),
    event.kind === "none" ? "?" : event.kind,
    `thread=${event.thread}`,
    `tasklet=${event.tasklet}`,
  ];
  if (event.channel !== 0) words.push(`channel=${event.channel}`);
  if (event.peer !== 0) words.push(`peer=${event.peer}`);
  if (event.kind === "switch") words.push(`why=${event.reason ?? "?"}`);
  else if (event.text !== null) words.push(`text=${event.text}`);
  else if (event.detail !== 0) words.push(`detail=${event.detail}`);
  if (event.line !== 0) words.push(`at=${event.file}:${event.line}`);
  return words.join(" ");
}
