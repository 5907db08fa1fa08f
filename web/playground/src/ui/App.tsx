/** The whole page: toolbar, panes and status line. */
import { useCallback } from "preact/hooks";
import { openDocument, keepDraft } from "../actions/documents";
import { clearResults } from "../actions/results";
import type { Runner } from "../actions/runner";
import { showPane } from "../actions/view";
import { runOrPause } from "../events/keys";
import { EditorPane } from "../editor/EditorPane";
import { InspectorPane } from "../inspector/InspectorPane";
import { OutputPane } from "../output/OutputPane";
import type { Pane, State } from "../state/state";
import { Timeline } from "../timeline/Timeline";
import { Divider } from "./Divider";
import { Help } from "./Help";
import { StatusBar } from "./StatusBar";
import { Toolbar } from "./Toolbar";

interface Props {
  state: State;
  runner: Runner;
}

export function App({ state, runner }: Props) {
  const { editorShare, timelineShare, pane, eventList } = state.view;
  const run = useCallback(() => runOrPause(state, runner), [state, runner]);
  const open = useCallback(
    (key: string) => {
      keepDraft(state);
      runner.abandon();
      clearResults(state);
      openDocument(state, key);
    },
    [state, runner],
  );
  const style = {
    "--editor-share": editorShare.value,
    "--timeline-share": timelineShare.value,
  };
  return (
    <div class={`app shows-${pane.value} ${state.view.isEmbedded ? "embedded" : ""}`} style={style}>
      <Toolbar state={state} runner={runner} onOpen={open} />
      <PaneTabs state={state} />
      <main class="panes">
        <div class="upper">
          <section class="pane editor-pane" aria-label="Editor">
            <EditorPane state={state} onRun={run} />
          </section>
          <Divider state={state} name="editorShare" label="Width of the editor" />
          <OutputPane state={state} />
        </div>
        <Divider state={state} name="timelineShare" label="Height of the timeline" />
        <div class={`lower ${eventList.value ? "with-events" : ""}`}>
          <Timeline state={state} />
          <InspectorPane state={state} runner={runner} />
        </div>
      </main>
      <StatusBar state={state} />
      <Help state={state} />
    </div>
  );
}

const PANES: readonly (readonly [Pane, string])[] = [
  ["code", "Code"],
  ["output", "Output"],
  ["timeline", "Timeline"],
  ["events", "Inspect"],
];

/** Chooses the pane where there is room for one only. */
function PaneTabs({ state }: { state: State }) {
  return (
    <nav class="pane-tabs narrow-only" aria-label="Panes">
      {PANES.map(([pane, label]) => (
        <button
          key={pane}
          type="button"
          aria-pressed={state.view.pane.value === pane}
          data-pane={pane}
          onClick={() => showPane(state, pane)}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
