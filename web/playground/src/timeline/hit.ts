/** What lies under a point of the timeline. */
import type { Hover, State } from "../state/state";
import { laneAt, layoutRows } from "../trace/layout";
import type { Lane } from "../trace/model";
import { lastAtMost } from "../trace/search";
import { GUTTER } from "./paint";

/** How near an event has to be to be meant, in pixels. */
const REACH = 5;

/** The event meant by a point, in pixels from the canvas' corner; null where there is none. */
export function hitTest(state: State, x: number, y: number): Hover | null {
  const { trace, origin, scale, scrollTop } = state.timeline;
  const { model, log } = trace.value;
  const position = origin.value + (x - GUTTER) / scale.value;
  if (x < GUTTER || position >= log.length) return null;
  const lane = laneAt(layoutRows(model), scrollTop.value, y);
  const event = lane
    ? nearestEvent(lane, position, REACH / scale.value)
    : Math.floor(position);
  return { lane: lane?.tasklet ?? 0, event, x, y };
}

/**
 * The lane's event in the column pointed at, or one nearby; else the last one before, which
 * began what the lane does there.
 */
function nearestEvent(lane: Lane, position: number, reach: number): number {
  const column = Math.floor(position);
  const place = lastAtMost(lane.events, column);
  const before = lane.events[place];
  const after = lane.events[place + 1];
  if (before === undefined) return after ?? column;
  if (before === column || after === undefined) return before;
  const distance = (event: number): number => Math.abs(event + 0.5 - position);
  return distance(after) <= reach && distance(after) < distance(before) ? after : before;
}
