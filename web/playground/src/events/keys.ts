/**
 * Keys that work anywhere on the page. Those that browsers use themselves (Ctrl+S, Ctrl+R,
 * Ctrl+L and the like) are left alone.
 */
import type { Runner } from "../actions/runner";
import { showHelp } from "../actions/view";
import type { State } from "../state/state";
import { stepBack } from "../ui/RunControls";

export function listenToKeys(target: EventTarget, state: State, runner: Runner): void {
  target.addEventListener("keydown", (event) => {
    const key = event as KeyboardEvent;
    if (key.defaultPrevented) return;
    const action = globalAction(key, state, runner);
    if (!action) return;
    key.preventDefault();
    action();
  });
}

function globalAction(key: KeyboardEvent, state: State, runner: Runner): (() => void) | null {
  const hasMod = key.ctrlKey || key.metaKey;
  if (hasMod && key.key === "Enter") return () => runOrPause(state, runner);
  if (hasMod && key.key === ".") return () => runner.stop();
  if (hasMod || key.altKey) return null;
  if (key.key === "F10" && key.shiftKey) return () => stepBack(state);
  if (key.key === "F10") return () => runner.step(state.view.stepUnit.value);
  if (key.key === "?" && !isTyping(key.target)) return () => showHelp(state, true);
  return null;
}

/** What the first button of the toolbar does. */
export function runOrPause(state: State, runner: Runner): void {
  if (state.run.phase.value === "running") runner.pause();
  else runner.run();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select");
}
