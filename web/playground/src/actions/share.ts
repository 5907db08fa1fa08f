/** Links to a program: making one, and opening what a link holds. */
import { batch } from "@preact/signals";
import { LinkError, decodeLink, encodeLink } from "../share/link";
import type { SourceFile } from "../state/files";
import { DEFAULT_SETTINGS, isDefault } from "../state/settings";
import type { State } from "../state/state";
import { openShared } from "./documents";
import { takeSettings } from "./settings";

/** The fragment for the program as it stands, with settings and the event that is looked at. */
export function linkOf(state: State): string {
  const settings = state.settings.value;
  return encodeLink({
    files: state.document.files.value,
    settings: isDefault(settings) ? DEFAULT_SETTINGS : settings,
    step: state.timeline.cursor.value,
    scenario: state.document.scenario.value ?? "",
  });
}

/**
 * Opens what a fragment holds; false when it is no link. One that is damaged leaves everything as it
 * is and says so.
 */
export function openLink(state: State, fragment: string): boolean {
  try {
    const shared = decodeLink(fragment);
    if (shared === null) return false;
    batch(() => {
      openShared(state, fragment, shared);
      takeSettings(state, shared.settings);
      state.view.wantedStep.value = shared.step;
    });
    return true;
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    state.view.notice.value = `${error.message} Nothing was changed.`;
    return false;
  }
}

/** Opens files of the visitor's disk, as a program of their own. */
export function openFromDisk(state: State, files: readonly SourceFile[]): boolean {
  const shared = { files, settings: state.settings.value, step: -1, scenario: "" };
  return openLink(state, encodeLink(shared));
}
