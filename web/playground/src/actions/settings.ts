/** The settings of runs, kept between visits. */
import { load, save } from "../state/storage";
import {
  DEFAULT_SETTINGS,
  fitsSetting,
  isSettings,
  type AtomicMode,
  type NumberSetting,
  type Settings,
} from "../state/settings";
import type { State } from "../state/state";

export function restoreSettings(state: State): void {
  state.settings.value = load("settings", isSettings) ?? DEFAULT_SETTINGS;
}

/** Takes over all settings, as those of a link or of a step of a story. */
export function takeSettings(state: State, settings: Settings): void {
  state.settings.value = settings;
  save("settings", settings);
}

/** Takes a number if it can be one for this setting; false when it cannot. */
export function setNumber(state: State, name: NumberSetting, value: number): boolean {
  if (!fitsSetting(name, value)) return false;
  takeSettings(state, { ...state.settings.value, [name]: value });
  return true;
}

export function setAtomicMode(state: State, atomicMode: AtomicMode): void {
  takeSettings(state, { ...state.settings.value, atomicMode });
}

export function resetSettings(state: State): void {
  takeSettings(state, DEFAULT_SETTINGS);
}
