/** Theme, panes and their sizes, and the help sheet. */
import type { Inspector, Pane, State, Theme } from "../state/state";
import { isBoolean, isShare, load, save } from "../state/storage";

const THEMES: readonly Theme[] = ["system", "light", "dark"];

function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}

export const INSPECTORS: readonly Inspector[] = ["events", "tasklets", "channels", "variables"];

function isInspector(value: unknown): value is Inspector {
  return INSPECTORS.some((inspector) => inspector === value);
}

export function restoreView(state: State): void {
  const view = state.view;
  view.theme.value = load("theme", isTheme) ?? "system";
  view.editorShare.value = load("editorShare", isShare) ?? view.editorShare.value;
  view.timelineShare.value = load("timelineShare", isShare) ?? view.timelineShare.value;
  view.inspector.value = load("inspector", isInspector) ?? view.inspector.value;
  view.eventList.value = load("eventList", isBoolean) ?? view.eventList.value;
}

export function setTheme(state: State, theme: Theme): void {
  state.view.theme.value = theme;
  save("theme", theme);
}

export function showPane(state: State, pane: Pane): void {
  state.view.pane.value = pane;
}

export function toggleEventList(state: State): void {
  state.view.eventList.value = !state.view.eventList.value;
  save("eventList", state.view.eventList.value);
}

export type Divider = "editorShare" | "timelineShare";

export function setShare(state: State, divider: Divider, share: number): void {
  const bounded = Math.min(0.8, Math.max(0.2, share));
  state.view[divider].value = bounded;
  save(divider, bounded);
}

export function showHelp(state: State, open: boolean): void {
  state.view.helpOpen.value = open;
}

export function showSettings(state: State, open: boolean): void {
  state.view.settingsOpen.value = open;
}

export function showInspector(state: State, inspector: Inspector): void {
  state.view.inspector.value = inspector;
  save("inspector", inspector);
}
