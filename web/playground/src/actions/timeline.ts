/**
 * Moving about in the timeline: zoom, pan, the cursor, and what is hovered.
 *
 * A position is an event's index; `origin` is the one at the left edge. Whatever changes the
 * view keeps it within the recorded events.
 */
import { batch } from "@preact/signals";
import type { State } from "../state/state";
import { placeOfEvent } from "../trace/describe";
import { contentHeight, revealRow } from "../trace/layout";
import { eventAt } from "../trace/log";
import { mainFile, revealLine } from "./documents";

export const MAX_SCALE = 64;

/** Room kept free at the right of the last event, in pixels. */
const END_MARGIN = 24;

/** The widest scale of the first view; a short run is not stretched over the whole page. */
const COMFORTABLE_SCALE = 28;

/** The narrowest scale at which marks and arrows are told apart at a glance. */
const READABLE_SCALE = 6;

/** Scale at which all events fit; also the least one allowed. */
export function fitScale(state: State): number {
  const { trace, width } = state.timeline;
  const length = Math.max(1, trace.value.log.length);
  return Math.min(COMFORTABLE_SCALE, Math.max(1e-4, (width.value - END_MARGIN) / length));
}

/** Changes the scale by a factor, around a place in pixels from the left edge of the drawing. */
export function zoomAround(state: State, factor: number, x: number): void {
  const { scale, origin } = state.timeline;
  const anchor = origin.value + x / scale.value;
  const next = Math.min(MAX_SCALE, Math.max(fitScale(state), scale.value * factor));
  batch(() => {
    state.timeline.follow.value = false;
    scale.value = next;
    setOrigin(state, anchor - x / next);
  });
}

/** Shows the whole run. */
export function zoomToFit(state: State): void {
  batch(() => {
    state.timeline.scale.value = fitScale(state);
    setOrigin(state, 0);
  });
}

/** Moves the view by pixels. */
export function panBy(state: State, dx: number, dy: number): void {
  batch(() => {
    if (dx !== 0) {
      state.timeline.follow.value = false;
      setOrigin(state, state.timeline.origin.value + dx / state.timeline.scale.value);
    }
    if (dy !== 0) setScrollTop(state, state.timeline.scrollTop.value + dy);
  });
}

/** Puts the event at the left edge. */
export function panTo(state: State, origin: number): void {
  batch(() => {
    state.timeline.follow.value = false;
    setOrigin(state, origin);
  });
}

/** The canvas has a new size. */
export function resizeDrawing(state: State, width: number, height: number): void {
  batch(() => {
    state.timeline.width.value = width;
    state.timeline.height.value = height;
    state.timeline.scale.value = Math.max(state.timeline.scale.value, fitScale(state));
    setOrigin(state, state.timeline.origin.value);
    setScrollTop(state, state.timeline.scrollTop.value);
  });
}

/** While a run is followed, all of it is shown as long as that stays readable, then its end. */
export function followEnd(state: State): void {
  const timeline = state.timeline;
  if (!timeline.follow.value) return;
  const paused = state.run.phase.value === "paused";
  timeline.scale.value = paused
    ? COMFORTABLE_SCALE
    : Math.max(fitScale(state), READABLE_SCALE);
  const visible = (timeline.width.value - END_MARGIN) / timeline.scale.value;
  setOrigin(state, timeline.trace.value.log.length - visible);
}

/** The run is over: show all of it where that is readable, else its beginning. */
export function settleView(state: State): void {
  if (!state.timeline.follow.value || state.timeline.cursor.value >= 0) return;
  const fit = fitScale(state);
  state.timeline.scale.value = fit >= READABLE_SCALE / 2 ? fit : READABLE_SCALE;
  state.timeline.follow.value = false;
  setOrigin(state, 0);
}

/** Selects an event and brings it and its line into view; -1 selects none. */
export function selectEvent(state: State, index: number): void {
  const { trace, cursor } = state.timeline;
  const { log, model } = trace.value;
  const bounded = Math.min(log.length - 1, Math.max(-1, index));
  batch(() => {
    cursor.value = bounded;
    if (bounded < 0) return;
    bringIntoView(state, bounded);
    const event = eventAt(log, bounded);
    setScrollTop(
      state,
      revealRow(model, event.tasklet, state.timeline.scrollTop.value, state.timeline.height.value),
    );
    const { file, line } = placeOfEvent(trace.value, bounded);
    revealLine(state, file || mainFile(state), line);
  });
}

export function moveCursor(state: State, by: number): void {
  selectEvent(state, Math.max(0, state.timeline.cursor.value + by));
}

export function setHover(state: State, hover: State["timeline"]["hover"]["value"]): void {
  state.timeline.hover.value = hover;
}

function bringIntoView(state: State, index: number): void {
  const { origin, scale, width } = state.timeline;
  const x = (index - origin.value) * scale.value;
  const margin = Math.min(60, width.value / 4);
  if (x < margin) setOrigin(state, index - margin / scale.value);
  else if (x > width.value - margin) {
    setOrigin(state, index - (width.value - margin) / scale.value);
  }
  if (x < margin || x > width.value - margin) state.timeline.follow.value = false;
}

function setOrigin(state: State, origin: number): void {
  const { trace, width, scale } = state.timeline;
  const visible = (width.value - END_MARGIN) / scale.value;
  const last = Math.max(0, trace.value.log.length - visible);
  state.timeline.origin.value = Math.min(last, Math.max(0, origin));
}

function setScrollTop(state: State, top: number): void {
  const { trace, height } = state.timeline;
  const last = Math.max(0, contentHeight(trace.value.model) - height.value);
  state.timeline.scrollTop.value = Math.min(last, Math.max(0, top));
}
