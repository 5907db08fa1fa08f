/**
 * Pointer, wheel and keys on the timeline. Translates what the visitor does into actions and
 * does nothing else.
 *
 * Wheel pans (with Ctrl or Cmd it zooms, as pinching on a touchpad does), dragging pans, two
 * fingers zoom, a click selects. A drag that stays within a few pixels is a click.
 */
import {
  moveCursor,
  panBy,
  selectEvent,
  setHover,
  zoomAround,
  zoomToFit,
} from "../actions/timeline";
import type { State } from "../state/state";
import { ROW_HEIGHT, contentHeight } from "../trace/layout";
import { hitTest } from "./hit";
import { GUTTER } from "./paint";

const CLICK_SLOP = 4;
const WHEEL_ZOOM = 0.0022;
const LINE_PIXELS = 16;
const KEY_ZOOM = 1.4;
const PAGE = 10;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Attaches the listeners; returns a function that takes them off again. */
export function listenToTimeline(canvas: HTMLCanvasElement, state: State): () => void {
  const pointers = new Map<number, Point>();
  let moved = false;
  let pressedAt: Point = { x: 0, y: 0 };

  const place = (event: MouseEvent): Point => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  function onWheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PIXELS : 1;
    if (event.ctrlKey || event.metaKey) {
      const x = place(event).x - GUTTER;
      zoomAround(state, Math.exp(-event.deltaY * unit * WHEEL_ZOOM * 3), x);
    } else if (event.shiftKey) {
      panBy(state, (event.deltaX || event.deltaY) * unit, 0);
    } else if (canScrollVertically(state)) {
      panBy(state, event.deltaX * unit, event.deltaY * unit);
    } else {
      panBy(state, (event.deltaX || event.deltaY) * unit, 0);
    }
    setHover(state, null);
  }

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(event));
    moved = pointers.size > 1;
    pressedAt = place(event);
  }

  function onPointerMove(event: PointerEvent): void {
    const now = place(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      setHover(state, hitTest(state, now.x, now.y));
      return;
    }
    if (!moved && distance(now, pressedAt) < CLICK_SLOP) return;
    if (!moved) setHover(state, null);
    moved = true;
    if (pointers.size === 2) pinch(event.pointerId, before, now);
    else panBy(state, before.x - now.x, before.y - now.y);
    pointers.set(event.pointerId, now);
  }

  function pinch(id: number, before: Point, now: Point): void {
    for (const [other, fixed] of pointers) {
      if (other === id) continue;
      const factor = Math.max(1, distance(now, fixed)) / Math.max(1, distance(before, fixed));
      zoomAround(state, factor, (now.x + fixed.x) / 2 - GUTTER);
    }
  }

  function onPointerUp(event: PointerEvent): void {
    if (!pointers.delete(event.pointerId) || moved) return;
    const now = place(event);
    const hit = hitTest(state, now.x, now.y);
    if (hit) selectEvent(state, hit.event);
  }

  function onPointerLeave(): void {
    setHover(state, null);
  }

  function onPointerCancel(event: PointerEvent): void {
    pointers.delete(event.pointerId);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = keyAction(state, event.key);
    if (!action) return;
    event.preventDefault();
    action();
  }

  canvas.addEventListener("wheel", onWheel, { passive: false });
  canvas.addEventListener("pointerdown", onPointerDown);
  canvas.addEventListener("pointermove", onPointerMove);
  canvas.addEventListener("pointerup", onPointerUp);
  canvas.addEventListener("pointercancel", onPointerCancel);
  canvas.addEventListener("pointerleave", onPointerLeave);
  canvas.addEventListener("keydown", onKeyDown);
  return () => {
    canvas.removeEventListener("wheel", onWheel);
    canvas.removeEventListener("pointerdown", onPointerDown);
    canvas.removeEventListener("pointermove", onPointerMove);
    canvas.removeEventListener("pointerup", onPointerUp);
    canvas.removeEventListener("pointercancel", onPointerCancel);
    canvas.removeEventListener("pointerleave", onPointerLeave);
    canvas.removeEventListener("keydown", onKeyDown);
  };
}

function keyAction(state: State, key: string): (() => void) | null {
  const { width, trace } = state.timeline;
  switch (key) {
    case "ArrowLeft":
      return () => moveCursor(state, -1);
    case "ArrowRight":
      return () => moveCursor(state, 1);
    case "PageUp":
      return () => moveCursor(state, -PAGE);
    case "PageDown":
      return () => moveCursor(state, PAGE);
    case "Home":
      return () => selectEvent(state, 0);
    case "End":
      return () => selectEvent(state, trace.value.log.length - 1);
    case "ArrowUp":
      return () => panBy(state, 0, -ROW_HEIGHT);
    case "ArrowDown":
      return () => panBy(state, 0, ROW_HEIGHT);
    case "+":
    case "=":
      return () => zoomAround(state, KEY_ZOOM, zoomCentre(state));
    case "-":
      return () => zoomAround(state, 1 / KEY_ZOOM, zoomCentre(state));
    case "0":
      return () => zoomToFit(state);
    case "a":
      return () => panBy(state, -width.value / 4, 0);
    case "d":
      return () => panBy(state, width.value / 4, 0);
    case "Escape":
      return () => selectEvent(state, -1);
    default:
      return null;
  }
}

/** Zooming keeps the selected event where it is if it is in view, else the middle. */
function zoomCentre(state: State): number {
  const { cursor, origin, scale, width } = state.timeline;
  const x = (cursor.value + 0.5 - origin.value) * scale.value;
  return cursor.value >= 0 && x >= 0 && x <= width.value ? x : width.value / 2;
}

function canScrollVertically(state: State): boolean {
  const { trace, height } = state.timeline;
  return contentHeight(trace.value.model) > height.value;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
