/** The bar between two panes: dragged with the pointer, moved with the arrow keys. */
import { setShare, type Divider as DividerName } from "../actions/view";
import type { State } from "../state/state";

interface Props {
  state: State;
  name: DividerName;
  label: string;
}

const KEY_STEP = 0.02;

export function Divider({ state, name, label }: Props) {
  const share = state.view[name].value;
  const isUpright = name === "editorShare";

  const drag = (event: PointerEvent): void => {
    const bar = event.currentTarget as HTMLElement;
    if (event.type === "pointerdown") bar.setPointerCapture(event.pointerId);
    else if (!bar.hasPointerCapture(event.pointerId)) return;
    const box = bar.parentElement?.getBoundingClientRect();
    if (!box) return;
    const moved = isUpright
      ? (event.clientX - box.left) / box.width
      : 1 - (event.clientY - box.top) / box.height;
    setShare(state, name, moved);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const grow = isUpright ? "ArrowRight" : "ArrowUp";
    const shrink = isUpright ? "ArrowLeft" : "ArrowDown";
    if (event.key !== grow && event.key !== shrink) return;
    event.preventDefault();
    setShare(state, name, share + (event.key === grow ? KEY_STEP : -KEY_STEP));
  };
  return (
    <div
      class={`divider ${isUpright ? "upright" : "level"}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={isUpright ? "vertical" : "horizontal"}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={20}
      aria-valuemax={80}
      onPointerDown={drag}
      onPointerMove={drag}
      onKeyDown={onKeyDown}
    />
  );
}
