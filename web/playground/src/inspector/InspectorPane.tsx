/** The pane beside the timeline: the events as text, and what stands where at the selected one. */
import { INSPECTORS, showInspector } from "../actions/view";
import type { Runner } from "../actions/runner";
import type { Inspector, State } from "../state/state";
import { EventList } from "../timeline/EventList";
import { Channels } from "./Channels";
import { Tasklets } from "./Tasklets";
import { Variables } from "./Variables";

const LABELS: Readonly<Record<Inspector, string>> = {
  events: "Events",
  tasklets: "Tasklets",
  channels: "Channels",
  variables: "Variables",
};

export function InspectorPane({ state, runner }: { state: State; runner: Runner }) {
  const shown = state.view.inspector.value;
  return (
    <section class="pane events-pane" aria-label="Inspector">
      <header class="pane-header">
        <div class="inspector-tabs" role="tablist" aria-label="What is told">
          {INSPECTORS.map((inspector) => (
            <button
              key={inspector}
              type="button"
              role="tab"
              id={`tab-${inspector}`}
              aria-selected={shown === inspector}
              aria-controls="inspector-panel"
              tabIndex={shown === inspector ? 0 : -1}
              data-inspector={inspector}
              onClick={() => showInspector(state, inspector)}
              onKeyDown={(event) => moveByKey(state, event)}
            >
              {LABELS[inspector]}
            </button>
          ))}
        </div>
      </header>
      <div class="inspector-panel" id="inspector-panel" role="tabpanel" aria-labelledby={`tab-${shown}`}>
        {shown === "events" && <EventList state={state} />}
        {shown === "tasklets" && <Tasklets state={state} />}
        {shown === "channels" && <Channels state={state} />}
        {shown === "variables" && <Variables state={state} runner={runner} />}
      </div>
    </section>
  );
}

function moveByKey(state: State, event: KeyboardEvent): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const at = INSPECTORS.indexOf(state.view.inspector.value) + step;
  const next = INSPECTORS[(at + INSPECTORS.length) % INSPECTORS.length] ?? "events";
  showInspector(state, next);
  const list = (event.currentTarget as HTMLElement).parentElement;
  list?.querySelector<HTMLElement>(`[data-inspector=${next}]`)?.focus();
}
