/** A recorded run: its events, the lanes made of them, and the texts the events refer to. */
import { appendRecords, createLog, eventAt, type EventLog } from "./log";
import { applyEvent, createModel, type TraceModel } from "./model";

export interface Trace {
  readonly log: EventLog;
  readonly model: TraceModel;
  /** Names of tasklets, files and exceptions, by index. The first is empty. */
  readonly texts: string[];
}

export function createTrace(): Trace {
  return { log: createLog(), model: createModel(), texts: [] };
}

/** Adds a batch of records and brings the lanes up to date. */
export function extendTrace(trace: Trace, records: Float64Array, texts: readonly string[]): void {
  trace.texts.push(...texts);
  const first = trace.log.length;
  appendRecords(trace.log, records);
  for (let index = first; index < trace.log.length; index++) {
    applyEvent(trace.model, eventAt(trace.log, index));
  }
}

/** What a tasklet is called: the name it was given, or "main", or its number. */
export function taskletName(trace: Trace, tasklet: number): string {
  const lane = trace.model.lanes.get(tasklet);
  const given = lane ? trace.texts[lane.name] : undefined;
  if (given) return given;
  if (!lane?.isMain) return `tasklet ${tasklet}`;
  return isFirstThread(trace, lane.thread) ? "main" : `main of thread ${lane.thread}`;
}

/** Its name at the head of its lane, where the thread is told by the heading above. */
export function laneTitle(trace: Trace, tasklet: number): string {
  return taskletName(trace, tasklet).replace(/^main of thread \d+$/, "main");
}

function isFirstThread(trace: Trace, thread: number): boolean {
  return trace.model.threads[0]?.thread === thread;
}

export function threadName(trace: Trace, thread: number): string {
  return isFirstThread(trace, thread) ? "Main thread" : `Thread ${thread}`;
}
