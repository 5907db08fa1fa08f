/** The state of affairs at an event, taken from the lanes. No DOM, no signals. */
import { describeLane } from "../trace/describe";
import { eventAt } from "../trace/log";
import { segmentAt, type Channel, type Lane } from "../trace/model";
import { lastAtMost } from "../trace/search";
import { taskletName, type Trace } from "../trace/trace";

export interface TaskletAt {
  readonly tasklet: number;
  readonly name: string;
  /** "running", "blocked, sending on channel 2, atomic". */
  readonly state: string;
  readonly isRunning: boolean;
  readonly hasEnded: boolean;
  /** Where it stood last, if that is known: a file's name ("" for the program's) and a line. */
  readonly file: string;
  readonly line: number;
}

/** Every tasklet that had been made by then, in order of creation. */
export function taskletsAt(trace: Trace, index: number): TaskletAt[] {
  const found: TaskletAt[] = [];
  for (const lane of trace.model.lanes.values()) {
    const first = lane.events[0] ?? Number.POSITIVE_INFINITY;
    if (first <= index) found.push(taskletAt(trace, lane, index));
  }
  return found.sort((a, b) => a.tasklet - b.tasklet);
}

function taskletAt(trace: Trace, lane: Lane, index: number): TaskletAt {
  const segment = segmentAt(lane, index);
  const hasEnded =
    segment === undefined && (lane.segments.at(-1)?.to ?? 0) <= index && lane.segments.length > 0;
  return {
    tasklet: lane.tasklet,
    name: taskletName(trace, lane.tasklet),
    state: hasEnded ? "ended" : describeLane(lane, index),
    isRunning: segment?.state === "running",
    hasEnded,
    ...placeAt(trace, lane, index),
  };
}

/** The place of the latest of its own events that has one. */
function placeAt(trace: Trace, lane: Lane, index: number): { file: string; line: number } {
  for (let at = lastAtMost(lane.events, index); at >= 0; at--) {
    const event = eventAt(trace.log, lane.events[at] ?? 0);
    if (event.tasklet === lane.tasklet && event.line > 0) {
      return { file: trace.texts[event.file] ?? "", line: event.line };
    }
  }
  return { file: "", line: 0 };
}

export interface ChannelAt {
  readonly channel: number;
  readonly isClosed: boolean;
  /** Stackless's: senders that wait count up, receivers down. */
  readonly balance: number;
  /** Names of those who wait, first come first. */
  readonly waiting: readonly { readonly tasklet: number; readonly name: string }[];
}

/** Every channel that had been made by then. */
export function channelsAt(trace: Trace, index: number): ChannelAt[] {
  const queues = new Map<number, { lane: Lane; since: number; isSending: boolean }[]>();
  for (const lane of trace.model.lanes.values()) {
    const segment = segmentAt(lane, index);
    if (!segment || segment.channel === 0) continue;
    const queue = queues.get(segment.channel) ?? [];
    queue.push({ lane, since: segment.from, isSending: segment.wait === "send" });
    queues.set(segment.channel, queue);
  }
  return [...trace.model.channels.values()]
    .filter(({ madeAt }) => madeAt <= index)
    .map((channel) => {
      const queue = (queues.get(channel.channel) ?? []).sort((a, b) => a.since - b.since);
      return {
        channel: channel.channel,
        isClosed: isClosedAt(channel, index),
        balance: queue.length * (queue[0]?.isSending ? 1 : -1) || 0,
        waiting: queue.map(({ lane: { tasklet } }) => ({
          tasklet,
          name: taskletName(trace, tasklet),
        })),
      };
    });
}

function isClosedAt(channel: Channel, index: number): boolean {
  return channel.closed.some((span) => span.from <= index && index < span.to);
}
