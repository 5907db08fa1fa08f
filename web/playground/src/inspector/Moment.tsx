/** Names the event that is told of, and tells it: the selected one, or else the last. */
import type { ComponentChildren } from "preact";
import type { State } from "../state/state";
import type { Trace } from "../trace/trace";

interface Props {
  state: State;
  children: (trace: Trace, index: number) => ComponentChildren;
}

export function Moment({ state, children }: Props) {
  void state.timeline.version.value;
  const trace = state.timeline.trace.value;
  const cursor = state.timeline.cursor.value;
  if (trace.log.length === 0) return <p class="empty-note">Run the program first.</p>;
  const index = cursor >= 0 ? cursor : trace.log.length - 1;
  return (
    <div class="inspector-scroll" tabIndex={0}>
      <p class="moment">
        {cursor >= 0 ? `At step ${index}` : "At the end. Select an event to look at another moment."}
      </p>
      {children(trace, index)}
    </div>
  );
}
