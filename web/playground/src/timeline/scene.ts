/** What the canvas shows, taken from the state. */
import type { State } from "../state/state";
import { layoutRows, visibleRows } from "../trace/layout";
import { laneTitle, threadName } from "../trace/trace";
import { GUTTER, type Scene } from "./paint";

/** Reads every signal the drawing depends on, so that an effect around it repaints. */
export function sceneOf(state: State): Scene {
  const timeline = state.timeline;
  const trace = timeline.trace.value;
  const height = timeline.height.value;
  const scrollTop = timeline.scrollTop.value;
  void timeline.version.value;
  return {
    width: timeline.width.value + GUTTER,
    height,
    scale: timeline.scale.value,
    origin: timeline.origin.value,
    scrollTop,
    length: trace.log.length,
    cursor: timeline.cursor.value,
    hover: timeline.hover.value,
    rows: visibleRows(layoutRows(trace.model), scrollTop, height),
    arrows: trace.model.arrows,
    nameOf: (tasklet) => laneTitle(trace, tasklet),
    threadName: (thread) => threadName(trace, thread),
  };
}
