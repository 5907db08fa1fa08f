/**
 * Keys that work anywhere on the page. Those that browsers use themselves (Ctrl+S, Ctrl+R,
 * Ctrl+L and the like) are left alone.
 */
import type { Runner } from "../actions/runner";
import { showHelp } from "../actions/view";
import type { State } from "../state/state";

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
  if (hasMod && key.key === "Enter") return () => runner.run();
  if (hasMod && key.key === ".") return () => runner.stop();
  if (hasMod || key.altKey) return null;
  if (key.key === "F10") return () => runner.step("event");
  if (key.key === "?" && !isTyping(key.target)) return () => showHelp(state, true);
  return null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select");
}
