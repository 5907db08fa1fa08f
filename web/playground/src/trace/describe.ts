/** Events and states in words: for the tooltip, the list of events, and screen readers. */
import { switchReason, type SwitchReason } from "./kinds";
import { eventAt, type TraceEvent } from "./log";
import { segmentAt, type Lane, type Segment } from "./model";
import { taskletName, threadName, type Trace } from "./trace";

/** One sentence, without its step and line. */
export function describeEvent(trace: Trace, event: TraceEvent): string {
  const who = taskletName(trace, event.tasklet);
  const peer = event.peer === 0 ? "" : taskletName(trace, event.peer);
  const channel = `channel ${event.object}`;
  switch (event.kind) {
    case "tasklet_new":
      return peer ? `${peer} created ${who}` : `${who} was created`;
    case "name":
      return `tasklet ${event.tasklet} is called ${who}`;
    case "bind":
      return `${who} got a function to run`;
    case "start":
      return `${who} started`;
    case "switch":
      return describeSwitch(who, peer, switchReason(event.detail));
    case "block":
      return event.detail > 0
        ? `${who} blocked sending on ${channel}: nobody receives yet`
        : `${who} blocked receiving on ${channel}: nobody sends yet`;
    case "ready":
      return `${who} became ready to run${peer && peer !== who ? `, thanks to ${peer}` : ""}`;
    case "pause":
      return `${who} was taken off the queue and is paused`;
    case "send":
      return `${who} sent ${payload(event)} to ${peer || "nobody"} on ${channel}`;
    case "receive":
      return `${who} received ${payload(event)} from ${peer || "nobody"} on ${channel}`;
    case "schedule":
      return event.detail === 1
        ? `${who} gave up its turn and left the queue`
        : `${who} gave up its turn`;
    case "run":
      return event.detail > 0
        ? `${who} runs the scheduler, with ${event.detail} ticks for each turn`
        : `${who} runs the scheduler`;
    case "run_return":
      return peer && peer !== who
        ? `run() returned to ${who} with ${peer}, which overran`
        : `run() returned to ${who}`;
    case "interrupt":
      return `${who} used up its turn and was interrupted`;
    case "interrupt_pending":
      return `${who} used up its turn but was not interrupted: ${pendingReason(event.detail)}`;
    case "atomic":
      return event.detail === 0
        ? `${who} left its atomic section`
        : `${who} entered an atomic section`;
    case "kill":
      return event.peer === event.tasklet
        ? `${who} killed itself`
        : `${who} killed ${peer}${event.detail === 1 ? ", when its turn comes" : ""}`;
    case "throw":
      return `${who} threw an exception at ${peer || who}`;
    case "end":
      return event.detail === 0 ? `${who} ended` : `${who} ended with an error`;
    case "channel_new":
      return `${who} made ${channel}`;
    case "channel_close":
      return `${who} closed ${channel}`;
    case "channel_open":
      return `${who} opened ${channel} again`;
    case "deadlock":
      return `${who} could not block: deadlock, nobody could ever wake it`;
    case "sleep":
      return `${who} sleeps until ${seconds(event.detail)}`;
    case "timer":
      return `the clock reached ${seconds(event.detail)}`;
    default:
      return describeThreadEvent(trace, event, who);
  }
}

function describeThreadEvent(trace: Trace, event: TraceEvent, who: string): string {
  const thread = threadName(trace, event.thread);
  switch (event.kind) {
    case "thread_start":
      return `${threadName(trace, event.detail || event.thread)} began`;
    case "thread_switch":
      return `${thread} runs now`;
    case "thread_yield":
      return `${who} had to let another thread run`;
    case "thread_held":
      return `${who} did not let another thread run: it is atomic`;
    case "thread_park":
      return event.detail === 1
        ? `${thread} waits for a lock or sleeps`
        : `${thread} waits: nothing of it can run`;
    case "thread_wake":
      return event.detail === 1 ? `${thread} woke up: time is up` : `${thread} woke up`;
    case "thread_end":
      return `${threadName(trace, event.detail || event.thread)} ended`;
    case "line":
      return `${who} reached line ${event.line}`;
    case "output":
      return `${who} printed`;
    case "raise":
      return `${who} raised ${trace.texts[event.detail] || "an exception"}`;
    case "user":
      return trace.texts[event.detail] || `${who} set a mark`;
    default:
      return "an event this page does not know";
  }
}

function describeSwitch(who: string, peer: string, reason: SwitchReason | null): string {
  switch (reason) {
    case "start":
      return `${who} runs first`;
    case "schedule":
      return `${who} runs: ${peer} gave up its turn`;
    case "remove":
      return `${who} runs: ${peer} left the queue`;
    case "block":
      return `${who} runs: ${peer} is blocked`;
    case "channel":
      return `${who} runs at once: ${peer} met it on a channel`;
    case "run":
      return `${who} runs: ${peer} asked for it`;
    case "run_all":
      return `${who} runs: ${peer} runs the scheduler`;
    case "throw":
      return `${who} runs to meet the exception thrown by ${peer}`;
    case "end":
      return `${who} runs: ${peer} ended`;
    case "error":
      return `${who} runs to get the error that ended ${peer}`;
    case "interrupt":
      return `${who} runs: ${peer} was interrupted`;
    case "wake":
      return `${who} runs: nobody else is left to run`;
    case "sleep":
      return `${who} runs: ${peer} sleeps`;
    case null:
      return `${who} runs${peer ? `, after ${peer}` : ""}`;
  }
}

function payload(event: TraceEvent): string {
  return event.detail === 1 ? "an exception" : "a value";
}

const PENDING_REASONS = [
  "it has to wait",
  "it is atomic",
  "a native call is in the way",
  "switching is trapped",
  "a soft interrupt waits for the next switch",
  "a callback is running",
];

function pendingReason(detail: number): string {
  return PENDING_REASONS[detail] ?? "it has to wait";
}

function seconds(nanoseconds: number): string {
  return `${Number((nanoseconds / 1e9).toFixed(6))} s`;
}

/** What a lane does over a segment. */
export function describeSegment(segment: Segment): string {
  switch (segment.state) {
    case "new":
      return "created, nothing to run yet";
    case "ready":
      return segment.wait === "thread" ? "ready; another thread runs" : "ready to run";
    case "running":
      return "running";
    case "paused":
      return "paused, not in the queue";
    case "blocked":
      return describeWait(segment);
  }
}

function describeWait(segment: Segment): string {
  switch (segment.wait) {
    case "send":
      return `blocked, sending on channel ${segment.channel}`;
    case "receive":
      return `blocked, receiving on channel ${segment.channel}`;
    case "time":
      return "asleep";
    case "thread":
      return "waiting in a lock or asleep, with its whole thread";
    case null:
      return "blocked";
  }
}

/** What a lane does at an event, with its flags: "running, atomic". */
export function describeLane(lane: Lane, index: number): string {
  const segment = segmentAt(lane, index);
  if (!segment) return lane.ended ? "ended" : "not created yet";
  const isAtomic = lane.atomic.some((span) => span.from <= index && index < span.to);
  return describeSegment(segment) + (isAtomic ? ", atomic" : "");
}

/** "line 12", or "line 12 of locks.py" when it is not in the program shown; "" when unknown. */
export function describePlace(trace: Trace, event: TraceEvent, filename: string): string {
  if (event.line === 0) return "";
  const file = trace.texts[event.file] ?? "";
  const isElsewhere = file !== "" && file !== filename;
  return `line ${event.line}${isElsewhere ? ` of ${file.slice(file.lastIndexOf("/") + 1)}` : ""}`;
}

/** Where an event happened: the file's name and the line; the line is 0 when it is not known. */
export function placeOfEvent(trace: Trace, index: number): { file: string; line: number } {
  const event = eventAt(trace.log, index);
  return { file: trace.texts[event.file] ?? "", line: event.line };
}
