/** The line at the bottom: what the machinery does, and short notices. */
import type { State } from "../state/state";

export function StatusBar({ state }: { state: State }) {
  const { kind, text } = describeStatus(state);
  return (
    <footer class="status-bar">
      <span class={`status status-${kind}`} role="status">
        <span class="status-light" aria-hidden="true" />
        {text}
      </span>
      {state.view.notice.value && <span class="status-notice">{state.view.notice.value}</span>}
      <span class="status-end wide-only">
        <kbd>Ctrl</kbd> <kbd>Enter</kbd> runs the program
      </span>
    </footer>
  );
}

type StatusKind = "idle" | "busy" | "paused" | "good" | "bad";

export function describeStatus(state: State): { kind: StatusKind; text: string } {
  switch (state.run.phase.value) {
    case "loading":
      return { kind: "busy", text: "Loading the runtime…" };
    case "unavailable":
      return {
        kind: "bad",
        text: `The runtime could not be loaded: ${state.run.failure.value}`,
      };
    case "running":
      return { kind: "busy", text: "Running…" };
    case "stopping":
      return { kind: "busy", text: "Stopping…" };
    case "paused":
      return { kind: "paused", text: pausedText(state.run.pausedLine.value) };
    case "idle":
      return describeOutcome(state);
  }
}

function pausedText(line: number | null): string {
  return line === null ? "Paused" : `Paused at line ${line}`;
}

function describeOutcome(state: State): { kind: StatusKind; text: string } {
  const outcome = state.run.outcome.value;
  switch (outcome?.kind) {
    case undefined:
      return { kind: "idle", text: "Ready" };
    case "finished":
      return { kind: "good", text: "Finished" };
    case "stopped":
      return { kind: "idle", text: "Stopped" };
    case "crashed":
      return { kind: "bad", text: "The runtime failed" };
    case "error":
      return { kind: "bad", text: errorText(outcome.error.type, outcome.error.line) };
  }
}

function errorText(type: string, line: number | null): string {
  return line === null ? `Ended with ${type}` : `Ended with ${type} at line ${line}`;
}
