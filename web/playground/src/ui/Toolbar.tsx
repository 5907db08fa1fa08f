/** The bar at the top: scenario, run controls, theme and help. */
import { isChanged, resetDocument } from "../actions/documents";
import type { Runner } from "../actions/runner";
import { linkOf } from "../actions/share";
import { setTheme, showHelp } from "../actions/view";
import type { State, Theme } from "../state/state";
import { Icon, type IconName } from "./Icon";
import { Logo } from "./Logo";
import { RunControls } from "./RunControls";
import { ScenarioMenu } from "./ScenarioMenu";
import { Settings } from "./Settings";
import { ShareMenu } from "./ShareMenu";

interface Props {
  state: State;
  runner: Runner;
  onOpen: (key: string) => void;
}

export function Toolbar({ state, runner, onOpen }: Props) {
  return (
    <header class="toolbar">
      <h1 class="brand">
        <Logo />
        <span>Switchyard</span>
      </h1>
      {!state.view.isEmbedded && <ScenarioMenu state={state} onOpen={onOpen} />}
      {isChanged(state) && isFromElsewhere(state) && (
        <button
          type="button"
          class="icon-button"
          title="Back to the program as it was written"
          onClick={() => resetDocument(state)}
        >
          <Icon name="reset" label="Back to the program as it was written" />
        </button>
      )}
      <RunControls state={state} runner={runner} />
      <div class="toolbar-end">
        {state.view.isEmbedded && <OpenWhole state={state} />}
        <Settings state={state} />
        <ShareMenu state={state} />
        <ThemeButton state={state} />
        <button
          type="button"
          class="icon-button"
          title="Keys and help (?)"
          onClick={() => showHelp(state, true)}
        >
          <Icon name="help" label="Keys and help" />
        </button>
      </div>
    </header>
  );
}

/** The visitor's own program has nothing to go back to. */
function isFromElsewhere(state: State): boolean {
  return state.document.scenario.value !== null || state.document.link.value !== "";
}

/** From an embedded page to the whole one, with the program as it stands now. */
function OpenWhole({ state }: { state: State }) {
  return (
    <a class="text-button" target="_blank" rel="noopener" href={location.pathname + linkOf(state)}>
      Open in the playground
    </a>
  );
}

const NEXT_THEME: Readonly<Record<Theme, Theme>> = {
  system: "light",
  light: "dark",
  dark: "system",
};

const THEME_ICON: Readonly<Record<Theme, IconName>> = {
  system: "system",
  light: "sun",
  dark: "moon",
};

function ThemeButton({ state }: { state: State }) {
  const theme = state.view.theme.value;
  const label = `Colours: ${theme}. Change to ${NEXT_THEME[theme]}`;
  return (
    <button
      type="button"
      class="icon-button"
      data-action="theme"
      title={label}
      onClick={() => setTheme(state, NEXT_THEME[theme])}
    >
      <Icon name={THEME_ICON[theme]} label={label} />
    </button>
  );
}
