/**
 * What the program printed, and how it ended. Text only: nothing a program writes is ever taken
 * for markup.
 */
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { revealLine } from "../actions/documents";
import { showPane } from "../actions/view";
import type { Outcome, ProgramError } from "../protocol";
import type { State } from "../state/state";
import { countText } from "../ui/text";
import { splitTraceback } from "./traceback";

/** How near the end counts as the end, in pixels: from there new output is followed. */
const NEAR_END = 24;

export function OutputPane({ state }: { state: State }) {
  const scroller = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const chunks = state.output.chunks.value;
  const outcome = state.run.outcome.value;
  const number = state.run.number.value;

  useEffect(() => {
    follows.current = true;
  }, [number]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && follows.current) element.scrollTop = element.scrollHeight;
  }, [chunks, outcome]);

  return (
    <section class="pane output-pane" aria-label="Output">
      <header class="pane-header">
        <h2>Output</h2>
        <OutputNote state={state} />
      </header>
      <div
        class="output"
        ref={scroller}
        tabIndex={0}
        role="log"
        aria-label="Output of the program"
        onScroll={(event) => {
          const element = event.currentTarget;
          follows.current =
            element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
        }}
      >
        <pre class="output-text">
          {chunks.map((chunk, index) => (
            <span key={index} class={chunk.stream}>
              {chunk.text}
            </span>
          ))}
        </pre>
        <DroppedOutput state={state} />
        {outcome && <Ending state={state} outcome={outcome} />}
        {!outcome && chunks.length === 0 && <EmptyOutput state={state} />}
      </div>
    </section>
  );
}

function OutputNote({ state }: { state: State }) {
  const outcome = state.run.outcome.value;
  if (!outcome) return null;
  const ticks = state.run.ticks.value;
  const parts = [ticks > 0 ? countText(ticks, "instruction") : "", elapsed(state)];
  return <span class="pane-note">{parts.filter(Boolean).join(", ")}</span>;
}

function elapsed(state: State): string {
  const milliseconds = state.run.elapsed.value;
  if (milliseconds < 1000) return `${Math.max(1, Math.round(milliseconds))} ms`;
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function EmptyOutput({ state }: { state: State }) {
  const phase = state.run.phase.value;
  if (phase === "running") return <p class="empty-note">Running…</p>;
  if (phase === "paused") return <p class="empty-note">Nothing printed yet.</p>;
  return <p class="empty-note">What the program prints appears here.</p>;
}

function DroppedOutput({ state }: { state: State }) {
  const dropped = state.output.dropped.value;
  if (dropped === 0) return null;
  return (
    <p class="notice warn">
      The program printed more than this page keeps: {dropped.toLocaleString("en")} more
      characters are not shown.
    </p>
  );
}

function Ending({ state, outcome }: { state: State; outcome: Outcome }) {
  switch (outcome.kind) {
    case "finished":
      return state.output.chunks.value.length === 0 ? (
        <p class="empty-note">The program ended without printing anything.</p>
      ) : null;
    case "stopped":
      return <p class="notice">Stopped.</p>;
    case "crashed":
      return (
        <p class="notice danger" role="alert">
          The runtime failed: {outcome.message}. It has been started anew.
        </p>
      );
    case "error":
      return <Failure state={state} error={outcome.error} />;
  }
}

function Failure({ state, error }: { state: State; error: ProgramError }) {
  const files = state.document.files.value.map(({ name }) => name);
  const parts = splitTraceback(error.traceback.trimEnd(), files);
  return (
    <div class="failure" role="alert">
      <p class="failure-title">
        <b>{error.type}</b>
        {error.message && `: ${error.message}`}
      </p>
      <pre class="traceback">
        {parts.map((part, index) =>
          part.line === 0 ? (
            part.text
          ) : (
            <button
              key={index}
              type="button"
              class="place"
              title={`Show line ${part.line}`}
              onClick={() => {
                showPane(state, "code");
                revealLine(state, part.file, part.line);
              }}
            >
              {part.text}
            </button>
          ),
        )}
      </pre>
    </div>
  );
}
