/** Run, pause, step, back and stop; and what a step is, and how fast programs run. */
import { moveCursor } from "../actions/timeline";
import type { Runner } from "../actions/runner";
import { SPEEDS, STEP_UNITS, setDelay, setStepUnit } from "../actions/view";
import type { State } from "../state/state";
import { Icon } from "./Icon";

interface Props {
  state: State;
  runner: Runner;
}

export function RunControls({ state, runner }: Props) {
  const phase = state.run.phase.value;
  const isPaused = phase === "paused";
  const canStart = phase === "idle" || isPaused;
  return (
    <div class="run-controls" role="group" aria-label="Run">
      <RunButton state={state} runner={runner} />
      <button
        type="button"
        class="button icon-only"
        data-action="back"
        title="Back to the event before (Shift+F10)"
        disabled={phase === "running" || phase === "stopping" || !canGoBack(state)}
        onClick={() => stepBack(state)}
      >
        <Icon name="back" label="Back" />
      </button>
      <button
        type="button"
        class="button"
        data-action="step"
        title={
          isPaused
            ? `To the next ${state.view.stepUnit.value} (F10)`
            : "Start, and pause at the first line (F10)"
        }
        disabled={!canStart}
        onClick={() => runner.step(state.view.stepUnit.value)}
      >
        <Icon name="step" />
        <span>Step</span>
      </button>
      <button
        type="button"
        class="button stop"
        data-action="stop"
        title="Stop the program (Ctrl+.)"
        disabled={phase !== "running" && !isPaused}
        onClick={() => runner.stop()}
      >
        <Icon name="stop" />
        <span>Stop</span>
      </button>
      <Pace state={state} runner={runner} />
    </div>
  );
}

/** Run, and while a program runs Pause in its place. */
function RunButton({ state, runner }: Props) {
  const phase = state.run.phase.value;
  const isPaused = phase === "paused";
  if (phase === "running") {
    return (
      <button
        type="button"
        class="button primary"
        data-action="pause"
        title="Pause (Ctrl+Enter)"
        onClick={() => runner.pause()}
      >
        <Icon name="pause" />
        <span>Pause</span>
      </button>
    );
  }
  return (
    <button
      type="button"
      class="button primary"
      data-action="run"
      title={isPaused ? "Run on (Ctrl+Enter)" : "Run (Ctrl+Enter)"}
      disabled={phase !== "idle" && !isPaused}
      onClick={() => runner.run()}
    >
      {phase === "stopping" ? (
        <span class="spinner" aria-hidden="true" />
      ) : (
        <Icon name={isPaused ? "resume" : "run"} />
      )}
      <span>{isPaused ? "Continue" : "Run"}</span>
    </button>
  );
}

function canGoBack(state: State): boolean {
  return state.timeline.version.value >= 0 && state.timeline.trace.value.log.length > 0;
}

/** From the end of a run that nobody has looked into, the first step back leads to its last event. */
export function stepBack(state: State): void {
  const { cursor, trace } = state.timeline;
  moveCursor(state, cursor.value < 0 ? trace.value.log.length : -1);
}

function Pace({ state, runner }: Props) {
  return (
    <span class="pace wide-only">
      <select
        aria-label="What a step is"
        title="What Step advances to"
        data-action="step-unit"
        value={state.view.stepUnit.value}
        onChange={(event) => {
          const unit = STEP_UNITS.find((each) => each === event.currentTarget.value);
          if (unit) setStepUnit(state, unit);
        }}
      >
        {STEP_UNITS.map((unit) => (
          <option key={unit} value={unit}>
            by {unit}
          </option>
        ))}
      </select>
      <select
        aria-label="Speed"
        title="How fast programs run"
        data-action="speed"
        value={state.view.delay.value}
        onChange={(event) => {
          setDelay(state, Number(event.currentTarget.value));
          runner.changeSpeed();
        }}
      >
        {SPEEDS.map(([words, delay]) => (
          <option key={delay} value={delay}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}
