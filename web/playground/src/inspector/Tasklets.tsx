/** The tasklets at the selected event, or now: what each does, and where. */
import { mainFile, hasFile, revealLine } from "../actions/documents";
import { showPane } from "../actions/view";
import type { State } from "../state/state";
import { Moment } from "./Moment";
import { taskletsAt, type TaskletAt } from "./moment";

export function Tasklets({ state }: { state: State }) {
  return (
    <Moment state={state}>
      {(trace, index) => (
        <table class="inspector-table">
          <thead>
            <tr>
              <th scope="col">Tasklet</th>
              <th scope="col">State</th>
              <th scope="col">Line</th>
            </tr>
          </thead>
          <tbody>
            {taskletsAt(trace, index).map((tasklet) => (
              <tr
                key={tasklet.tasklet}
                class={tasklet.hasEnded ? "faint" : tasklet.isRunning ? "current" : ""}
              >
                <th scope="row">
                  {tasklet.name} <span class="faint">#{tasklet.tasklet}</span>
                </th>
                <td>{tasklet.state}</td>
                <td>
                  <Place state={state} tasklet={tasklet} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Moment>
  );
}

function Place({ state, tasklet }: { state: State; tasklet: TaskletAt }) {
  if (tasklet.line === 0 || tasklet.hasEnded) return null;
  const file = tasklet.file || mainFile(state);
  const isElsewhere = file !== mainFile(state);
  const text = isElsewhere ? `${file.slice(file.lastIndexOf("/") + 1)}:${tasklet.line}` : tasklet.line;
  if (!hasFile(state, file)) return <span>{text}</span>;
  return (
    <button
      type="button"
      class="link"
      onClick={() => {
        showPane(state, "code");
        revealLine(state, file, tasklet.line);
      }}
    >
      {text}
    </button>
  );
}
