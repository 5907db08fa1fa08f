/**
 * From events to what the timeline draws: lanes with segments, bands and marks, and arrows
 * between lanes.
 *
 * The model is built event by event, in order, and depends on nothing but the events, so that a
 * trace read back from a file gives the same picture as a live one. A position on the timeline
 * is the index of an event: a segment that begins with event 7 covers [7, to).
 */
import { switchReason, type EventKind } from "./kinds";
import type { TraceEvent } from "./log";

/** What a tasklet does between two events. */
export type LaneState = "new" | "ready" | "running" | "blocked" | "paused";

/** What a blocked tasklet waits for. */
export type Wait = "send" | "receive" | "time" | "thread" | null;

export interface Segment {
  readonly from: number;
  /** First event after it; `OPEN` while it lasts. */
  to: number;
  readonly state: LaneState;
  readonly wait: Wait;
  /** The channel it waits on; 0 when it waits for something else. */
  readonly channel: number;
}

export interface Span {
  readonly from: number;
  to: number;
}

export type MarkKind =
  | "created"
  | "interrupted"
  | "denied"
  | "killed"
  | "thrown"
  | "deadlock"
  | "ended"
  | "failed";

export interface Mark {
  readonly at: number;
  readonly kind: MarkKind;
}

export interface Lane {
  readonly tasklet: number;
  thread: number;
  isMain: boolean;
  /** Index of its name among the trace's texts; 0 when it has none. */
  name: number;
  readonly segments: Segment[];
  /** When its atomic flag was set. */
  readonly atomic: Span[];
  readonly marks: Mark[];
  /** Indices of the events that concern it, ascending. */
  readonly events: number[];
  ended: boolean;
}

export type ArrowKind = "message" | "exception" | "kill" | "create";

export interface Arrow {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly channel: number;
  readonly kind: ArrowKind;
}

export interface ThreadGroup {
  readonly thread: number;
  /** Its tasklets, in order of creation. */
  readonly lanes: number[];
  /** The tasklet that runs when the thread does; 0 before the first. */
  current: number;
}

export interface Channel {
  readonly channel: number;
  /** The event that made it. */
  readonly madeAt: number;
  /** When it was closed. */
  readonly closed: Span[];
}

export interface TraceModel {
  readonly lanes: Map<number, Lane>;
  readonly channels: Map<number, Channel>;
  /** In order of creation. */
  readonly threads: ThreadGroup[];
  readonly arrows: Arrow[];
}

/** The end of a segment that still lasts. */
export const OPEN = Number.POSITIVE_INFINITY;

/**
 * What only a running tasklet does. It is told to run by a switch, unless it was its thread's
 * current one all along, or the trace began late.
 */
const ACTS: ReadonlySet<EventKind> = new Set<EventKind>([
  "block",
  "end",
  "line",
  "output",
  "raise",
  "receive",
  "run",
  "run_return",
  "schedule",
  "send",
  "sleep",
]);

export function createModel(): TraceModel {
  return { lanes: new Map(), channels: new Map(), threads: [], arrows: [] };
}

/** Takes in the next event. */
export function applyEvent(model: TraceModel, event: TraceEvent): void {
  if (event.tasklet !== 0) noteEvent(model, event);
  if (ACTS.has(event.kind)) enter(laneOf(model, event), event.index, "running");
  switch (event.kind) {
    case "tasklet_new":
      return taskletMade(model, event);
    case "name":
      laneOf(model, event).name = event.detail;
      return;
    case "start":
      return started(model, event);
    case "switch":
      return switched(model, event);
    case "bind":
    case "pause":
    case "run":
      return enter(laneOf(model, event), event.index, "paused");
    case "ready":
      return enter(laneOf(model, event), event.index, "ready");
    case "block":
      return blocked(laneOf(model, event), event);
    case "sleep":
      return enter(laneOf(model, event), event.index, "blocked", "time");
    case "channel_new":
    case "channel_close":
    case "channel_open":
      return channelChanged(model, event);
    case "send":
      return messageSent(model, event, event.tasklet, event.peer);
    case "receive":
      return messageSent(model, event, event.peer, event.tasklet);
    case "interrupt":
    case "thread_yield":
      return mark(laneOf(model, event), event.index, "interrupted");
    case "interrupt_pending":
    case "thread_held":
      return mark(laneOf(model, event), event.index, "denied");
    case "atomic":
      return atomicChanged(laneOf(model, event), event);
    case "kill":
      return struck(model, event, "kill");
    case "throw":
      return struck(model, event, "exception");
    case "end":
      return ended(laneOf(model, event), event);
    case "deadlock":
      return mark(laneOf(model, event), event.index, "deadlock");
    case "thread_start":
      return threadStarted(model, event);
    case "thread_switch":
      return threadSwitched(model, event);
    case "thread_park":
      return threadParked(model, event);
    case "thread_wake":
      return threadWoken(model, event);
    default:
      return;
  }
}

/** The segment that covers the column of an event; undefined before the lane and after it. */
export function segmentAt(lane: Lane, index: number): Segment | undefined {
  return lane.segments.findLast((segment) => segment.from <= index && index < segment.to);
}

function noteEvent(model: TraceModel, event: TraceEvent): void {
  laneOf(model, event).events.push(event.index);
  const peer = event.peer === event.tasklet ? undefined : model.lanes.get(event.peer);
  peer?.events.push(event.index);
}

/** The lane of the event's tasklet, made if the trace began after the tasklet did. */
function laneOf(model: TraceModel, event: TraceEvent): Lane {
  const known = model.lanes.get(event.tasklet);
  if (known) return known;
  const lane: Lane = {
    tasklet: event.tasklet,
    thread: event.thread,
    isMain: false,
    name: 0,
    segments: [],
    atomic: [],
    marks: [],
    events: [],
    ended: false,
  };
  model.lanes.set(lane.tasklet, lane);
  groupOf(model, lane.thread).lanes.push(lane.tasklet);
  return lane;
}

function groupOf(model: TraceModel, thread: number): ThreadGroup {
  const known = model.threads.find((group) => group.thread === thread);
  if (known) return known;
  const group: ThreadGroup = { thread, lanes: [], current: 0 };
  model.threads.push(group);
  return group;
}

/** A main tasklet runs from its start on; others are switched to. */
function started(model: TraceModel, event: TraceEvent): void {
  const lane = laneOf(model, event);
  const isFirst = groupOf(model, event.thread).lanes.every(
    (id) => id === event.tasklet || model.lanes.get(id)?.segments.at(-1)?.state !== "running",
  );
  if (lane.isMain && isFirst) enter(lane, event.index, "running");
}

/** The lane does something else from this event on. */
function enter(
  lane: Lane,
  index: number,
  state: LaneState,
  wait: Wait = null,
  channel = 0,
): void {
  const last = lane.segments.at(-1);
  if (last && last.to === OPEN) {
    if (last.state === state && last.wait === wait && last.channel === channel) return;
    last.to = index;
    if (last.from === index) lane.segments.pop();
  }
  lane.ended = false;
  lane.segments.push({ from: index, to: OPEN, state, wait, channel });
}

function stateOf(lane: Lane | undefined): LaneState | null {
  const last = lane?.segments.at(-1);
  return last?.to === OPEN ? last.state : null;
}

function mark(lane: Lane, at: number, kind: MarkKind): void {
  lane.marks.push({ at, kind });
}

function taskletMade(model: TraceModel, event: TraceEvent): void {
  const lane = laneOf(model, event);
  mark(lane, event.index, "created");
  enter(lane, event.index, "new");
  if (event.peer === 0) return;
  model.arrows.push({
    at: event.index,
    from: event.peer,
    to: event.tasklet,
    channel: 0,
    kind: "create",
  });
}

function channelChanged(model: TraceModel, event: TraceEvent): void {
  const known = model.channels.get(event.object);
  const channel = known ?? { channel: event.object, madeAt: event.index, closed: [] };
  if (!known) model.channels.set(event.object, channel);
  const last = channel.closed.at(-1);
  const isClosed = last?.to === OPEN;
  if (event.kind === "channel_close" && !isClosed) channel.closed.push({ from: event.index, to: OPEN });
  else if (event.kind === "channel_open" && isClosed) last.to = event.index;
}

function blocked(lane: Lane, event: TraceEvent): void {
  enter(lane, event.index, "blocked", event.detail > 0 ? "send" : "receive", event.object);
}

function switched(model: TraceModel, event: TraceEvent): void {
  const before = model.lanes.get(event.peer);
  if (before && stateOf(before) === "running") {
    enter(before, event.index, leaves(event) ? "paused" : "ready");
  }
  enter(laneOf(model, event), event.index, "running");
  groupOf(model, event.thread).current = event.tasklet;
}

/** Whether the tasklet that was switched from has left the ring. */
function leaves(event: TraceEvent): boolean {
  const reason = switchReason(event.detail);
  return reason === "remove" || reason === "run_all" || reason === "interrupt";
}

function messageSent(model: TraceModel, event: TraceEvent, from: number, to: number): void {
  if (from === 0 || to === 0) return;
  model.arrows.push({
    at: event.index,
    from,
    to,
    channel: event.object,
    kind: event.detail === 1 ? "exception" : "message",
  });
}

function atomicChanged(lane: Lane, event: TraceEvent): void {
  const last = lane.atomic.at(-1);
  const isSet = last?.to === OPEN;
  if (event.detail !== 0 && !isSet) lane.atomic.push({ from: event.index, to: OPEN });
  else if (event.detail === 0 && isSet) last.to = event.index;
}

function struck(model: TraceModel, event: TraceEvent, kind: "kill" | "exception"): void {
  const victim = model.lanes.get(event.peer);
  if (victim) mark(victim, event.index, kind === "kill" ? "killed" : "thrown");
  if (event.peer === 0 || event.peer === event.tasklet) return;
  model.arrows.push({
    at: event.index,
    from: event.tasklet,
    to: event.peer,
    channel: 0,
    kind,
  });
}

function ended(lane: Lane, event: TraceEvent): void {
  mark(lane, event.index, event.detail === 0 ? "ended" : "failed");
  const last = lane.segments.at(-1);
  if (last?.to === OPEN) last.to = event.index + 1;
  const band = lane.atomic.at(-1);
  if (band?.to === OPEN) band.to = event.index + 1;
  lane.ended = true;
}

/**
 * A thread's main tasklet was made by another thread, or before there was any (0); from now on
 * it stands under its own.
 */
function threadStarted(model: TraceModel, event: TraceEvent): void {
  const lane = laneOf(model, event);
  const started = event.detail || event.thread;
  lane.isMain = true;
  if (lane.thread === started) return;
  leaveGroup(model, lane);
  lane.thread = started;
  groupOf(model, started).lanes.push(lane.tasklet);
}

function leaveGroup(model: TraceModel, lane: Lane): void {
  const group = groupOf(model, lane.thread);
  group.lanes.splice(group.lanes.indexOf(lane.tasklet), 1);
  if (group.lanes.length === 0) model.threads.splice(model.threads.indexOf(group), 1);
}

function threadSwitched(model: TraceModel, event: TraceEvent): void {
  const left = model.threads.find((group) => group.thread === event.detail);
  const before = model.lanes.get(left?.current ?? 0);
  if (before && stateOf(before) === "running") {
    enter(before, event.index, "ready", "thread");
  }
  const group = groupOf(model, event.thread);
  const now = model.lanes.get(event.peer || group.current);
  if (now && !now.ended && stateOf(now) !== "blocked") enter(now, event.index, "running");
  if (event.peer !== 0) group.current = event.peer;
}

function threadParked(model: TraceModel, event: TraceEvent): void {
  if (event.detail !== 1) return;
  const lane = model.lanes.get(event.tasklet || groupOf(model, event.thread).current);
  if (lane) enter(lane, event.index, "blocked", "thread");
}

function threadWoken(model: TraceModel, event: TraceEvent): void {
  const lane = model.lanes.get(event.tasklet || groupOf(model, event.thread).current);
  const last = lane?.segments.at(-1);
  if (lane && last?.to === OPEN && last.wait === "thread") {
    enter(lane, event.index, "ready", "thread");
  }
}
