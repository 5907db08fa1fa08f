/** Theme, panes and their sizes, and the help sheet. */
import type { StepUnit } from "../protocol";
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

export const STEP_UNITS: readonly StepUnit[] = ["instruction", "line", "event"];

function isStepUnit(value: unknown): value is StepUnit {
  return STEP_UNITS.some((unit) => unit === value);
}

/** The speeds that can be chosen: lines a second, and the delay that gives them. */
export const SPEEDS: readonly (readonly [words: string, delay: number])[] = [
  ["full speed", 0],
  ["20 lines a second", 50],
  ["5 lines a second", 200],
  ["1 line a second", 1000],
];

export function setStepUnit(state: State, unit: StepUnit): void {
  state.view.stepUnit.value = unit;
  save("stepUnit", unit);
}

/** Not kept: a page that is slow at the next visit would seem broken. */
export function setDelay(state: State, delay: number): void {
  state.view.delay.value = delay;
}

export function restoreView(state: State): void {
  const view = state.view;
  view.theme.value = load("theme", isTheme) ?? "system";
  view.editorShare.value = load("editorShare", isShare) ?? view.editorShare.value;
  view.timelineShare.value = load("timelineShare", isShare) ?? view.timelineShare.value;
  view.stepUnit.value = load("stepUnit", isStepUnit) ?? view.stepUnit.value;
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
