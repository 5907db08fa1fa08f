/** Keeping the program and applying the theme as time goes by. */
import { effect } from "@preact/signals";
import { keepDraft } from "../actions/documents";
import { clearResults } from "../actions/results";
import type { Runner } from "../actions/runner";
import { openLink } from "../actions/share";
import type { State } from "../state/state";

/** How long typing has to rest before the program is kept, in milliseconds. */
const REST = 300;

/** Keeps the program while it is typed, and when the page is left or hidden. */
export function keepWhileTyping(state: State): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isFirst = true;
  effect(() => {
    void state.document.files.value;
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

/** How long typing has to rest before the file is looked at for errors, in milliseconds. */
const CHECK_REST = 400;

/** Has the file in the editor checked as it is typed, and when another is shown. */
export function checkWhileTyping(state: State, runner: Runner): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    void state.document.source.value;
    void state.document.filename.value;
    clearTimeout(timer);
    timer = setTimeout(() => runner.check(), CHECK_REST);
  });
}

/**
 * Opens the link the page was called with, and any that its address is changed to (a pasted link, the
 * back button). The visitor's own navigation takes the link out of the address.
 */
export function followLinks(state: State, runner: Runner): void {
  const openAddress = (): void => {
    const { hash } = location;
    if (hash === "" || hash === state.document.link.value) return;
    keepDraft(state);
    runner.abandon();
    clearResults(state);
    openLink(state, hash);
  };
  addEventListener("hashchange", openAddress);
  openAddress();
  effect(() => {
    const link = state.document.link.value;
    if (location.hash !== link) history.replaceState(null, "", link || location.pathname + location.search);
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

/** Keeps the page for times without a network. A browser or host that does not allow it changes nothing. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  addEventListener("load", () => void navigator.serviceWorker.register("./sw.js").catch(() => {}));
}
