/**
 * What the program held at the selected event. It is run again up to there: asked for a moment after the
 * selection has come to rest.
 */
import { useEffect } from "preact/hooks";
import type { Runner } from "../actions/runner";
import type { Frame, Inspection, Variable } from "../protocol";
import type { State } from "../state/state";
import { taskletName } from "../trace/trace";

/** How long the selection has to rest, in milliseconds. */
const REST = 60;

export function Variables({ state, runner }: { state: State; runner: Runner }) {
  const cursor = state.timeline.cursor.value;
  const number = state.run.number.value;
  const snapshot = state.timeline.snapshot.value;
  useEffect(() => {
    if (cursor < 0) return undefined;
    const timer = setTimeout(() => runner.inspect(), REST);
    return () => clearTimeout(timer);
  }, [cursor, number, runner]);

  if (cursor < 0) {
    return <p class="empty-note">Select an event to see what the program held at that moment.</p>;
  }
  if (!snapshot) return <p class="empty-note">Running the program up to here…</p>;
  const { inspection, failure } = snapshot;
  return (
    <div class="inspector-scroll" tabIndex={0} aria-busy={snapshot.step !== cursor}>
      <p class="moment">At step {snapshot.step}</p>
      {inspection === null ? (
        <p class="empty-note">{failure}</p>
      ) : (
        <Held state={state} inspection={inspection} />
      )}
    </div>
  );
}

function Held({ state, inspection }: { state: State; inspection: Inspection }) {
  const trace = state.timeline.trace.value;
  const own = inspection.globals.filter(isOfInterest);
  return (
    <>
      <h3>Global variables</h3>
      <VariableTable variables={own} />
      {inspection.tasklets.map(({ id, frames }) => (
        <section key={id}>
          <h3>
            {taskletName(trace, id)} <span class="faint">#{id}</span>
          </h3>
          {frames.map((frame, depth) => (
            <FrameVariables key={depth} frame={frame} />
          ))}
        </section>
      ))}
    </>
  );
}

/** What a module imports and defines is in its text; its values are not. */
function isOfInterest([, , type]: Variable): boolean {
  return !["module", "function", "type", "builtin_function_or_method"].includes(type);
}

/** Names that begin with a dot are the compiler's own. */
function FrameVariables({ frame }: { frame: Frame }) {
  if (frame.function === "<module>" && frame.variables.length === 0) return null;
  return (
    <>
      <p class="frame">
        {frame.function} <span class="faint">line {frame.line}</span>
      </p>
      <VariableTable variables={frame.variables.filter(([name]) => !name.startsWith("."))} />
    </>
  );
}

function VariableTable({ variables }: { variables: readonly Variable[] }) {
  if (variables.length === 0) return <p class="empty-note">None.</p>;
  return (
    <table class="inspector-table variables">
      <tbody>
        {variables.map(([name, repr, type]) => (
          <tr key={name}>
            <th scope="row" title={type}>
              {name}
            </th>
            <td>{repr}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
