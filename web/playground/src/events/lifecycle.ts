/** Keeping the program and applying the theme as time goes by. */
import { effect } from "@preact/signals";
import { keepDraft } from "../actions/documents";
import type { State } from "../state/state";

/** How long typing has to rest before the program is kept, in milliseconds. */
const REST = 300;

/** Keeps the program while it is typed, and when the page is left or hidden. */
export function keepWhileTyping(state: State): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isFirst = true;
  effect(() => {
    void state.document.source.value;
    if (isFirst) {
      isFirst = false;
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(() => keepDraft(state), REST);
  });
  const keepNow = (): void => {
    clearTimeout(timer);
    keepDraft(state);
  };
  addEventListener("pagehide", keepNow);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keepNow();
  });
}

/** Sets the document's theme from the choice, or from the system when there is none. */
export function applyTheme(state: State): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = (): void => {
    const choice = state.view.theme.value;
    const isDark = choice === "dark" || (choice === "system" && system.matches);
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
  };
  effect(apply);
  system.addEventListener("change", apply);
}
