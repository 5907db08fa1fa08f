/** The sheet with the keys, and what this page is. */
import { useEffect, useRef } from "preact/hooks";
import { showHelp } from "../actions/view";
import type { State } from "../state/state";
import { Icon } from "./Icon";

const KEYS: readonly (readonly [keys: readonly string[], meaning: string])[] = [
  [["Ctrl", "Enter"], "Run, pause, or go on after a pause"],
  [["Ctrl", "."], "Stop"],
  [["F10"], "Step"],
  [["Shift", "F10"], "Back to the event before"],
  [["Tab"], "Indent in the editor; Escape, then Tab, leaves it"],
  [["←", "→"], "In the timeline: event before, event after"],
  [["+", "−", "0"], "In the timeline: zoom in, out, show all"],
  [["A", "D"], "In the timeline: move left, right"],
  [["?"], "This sheet"],
];

export function Help({ state }: { state: State }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = state.view.helpOpen.value;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      class="help"
      ref={dialog}
      aria-labelledby="help-title"
      onClose={() => showHelp(state, false)}
      onClick={(event) => {
        if (event.target === dialog.current) showHelp(state, false);
      }}
    >
      <div class="help-body">
        <header>
          <h2 id="help-title">Switchyard playground</h2>
          <button
            type="button"
            class="icon-button"
            title="Close"
            onClick={() => showHelp(state, false)}
          >
            <Icon name="close" label="Close" />
          </button>
        </header>
        <p>
          Programs here are written in a language like Python, with the tasklets and channels of
          Stackless Python. They run in this page, in a worker; nothing is sent anywhere. The
          timeline shows every switch between tasklets, and why it happened.
        </p>
        <dl class="keys">
          {KEYS.map(([keys, meaning]) => (
            <div key={meaning}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <p class="soft">On a Mac, Command takes the place of Ctrl.</p>
      </div>
    </dialog>
  );
}
