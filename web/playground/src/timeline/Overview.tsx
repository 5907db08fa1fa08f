/**
 * The strip under the timeline: the whole run in little, with the part in view marked. Dragging
 * in it moves the view. It shows nothing that keys and wheel on the timeline do not reach, so
 * it is left out for screen readers.
 */
import { panTo } from "../actions/timeline";
import type { State } from "../state/state";
import { GUTTER } from "./paint";

export function Overview({ state }: { state: State }) {
  void state.timeline.version.value;
  const { trace, origin, scale, width } = state.timeline;
  const length = trace.value.log.length;
  const visible = width.value / scale.value;
  if (length === 0 || visible >= length) return null;
  const share = Math.min(1, visible / length);
  const start = Math.min(1 - share, origin.value / length);

  const drag = (event: PointerEvent): void => {
    if (event.buttons === 0) return;
    const strip = event.currentTarget as HTMLElement;
    if (event.type === "pointerdown") strip.setPointerCapture(event.pointerId);
    const box = strip.getBoundingClientRect();
    panTo(state, ((event.clientX - box.left) / box.width) * length - visible / 2);
  };
  return (
    <div
      class="overview"
      style={{ marginLeft: `${GUTTER}px` }}
      aria-hidden="true"
      onPointerDown={drag}
      onPointerMove={drag}
    >
      <div class="overview-window" style={{ left: `${start * 100}%`, width: `${share * 100}%` }} />
    </div>
  );
}
