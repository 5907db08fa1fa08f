/**
 * The recorded events, packed as numbers.
 *
 * A run may leave a hundred thousand events and more, so they are not objects: each is
 * `EVENT_FIELDS` consecutive numbers, the same records that the worker sends. Objects are made
 * only for the few events that are looked at.
 */
import { kindCode, kindName, type EventKind } from "./kinds";

/** Position of each field in a record. */
export const FIELD = {
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

export const EVENT_FIELDS = 9;

/** One event, unpacked. Ids are small numbers in order of creation; 0 stands for none. */
export interface TraceEvent {
  /** Position in the log: the step. */
  readonly index: number;
  readonly kind: EventKind;
  readonly thread: number;
  readonly tasklet: number;
  /** The channel, where the kind has one. */
  readonly object: number;
  /** The other tasklet, where the kind has one. */
  readonly peer: number;
  /** Source line, 1-based; 0 when not known. */
  readonly line: number;
  /** Index of the file's name among the texts; 0 when not known. */
  readonly file: number;
  /** Meaning depends on the kind. */
  readonly detail: number;
  /** Virtual time in nanoseconds since the start of the run. */
  readonly time: number;
}

export interface EventLog {
  records: Float64Array;
  length: number;
}

export function createLog(): EventLog {
  return { records: new Float64Array(0), length: 0 };
}

/** Adds whole records to the end. */
export function appendRecords(log: EventLog, records: Float64Array): void {
  const used = log.length * EVENT_FIELDS;
  const needed = used + records.length;
  if (needed > log.records.length) {
    const grown = new Float64Array(Math.max(needed, log.records.length * 2, 1024));
    grown.set(log.records.subarray(0, used));
    log.records = grown;
  }
  log.records.set(records, used);
  log.length += Math.floor(records.length / EVENT_FIELDS);
}

export function eventAt(log: EventLog, index: number): TraceEvent {
  const field = (offset: number): number => log.records[index * EVENT_FIELDS + offset] ?? 0;
  return {
    index,
    kind: kindName(field(FIELD.kind)),
    thread: field(FIELD.thread),
    tasklet: field(FIELD.tasklet),
    object: field(FIELD.object),
    peer: field(FIELD.peer),
    line: field(FIELD.line),
    file: field(FIELD.file),
    detail: field(FIELD.detail),
    time: field(FIELD.time),
  };
}

export function taskletOf(log: EventLog, index: number): number {
  return log.records[index * EVENT_FIELDS + FIELD.tasklet] ?? 0;
}

const LINE = kindCode("line");

/**
 * How to come to an event by running the program again: how many events a run without steps records up
 * to it, and how many steps by line follow them. (Events "line" are recorded by steps only.)
 */
export function replayPlace(log: EventLog, index: number): { events: number; lines: number } {
  let events = 0;
  let lines = 0;
  for (let at = 0; at <= index; at++) {
    if (log.records[at * EVENT_FIELDS + FIELD.kind] === LINE) lines += 1;
    else {
      events += 1;
      lines = 0;
    }
  }
  return { events, lines };
}
