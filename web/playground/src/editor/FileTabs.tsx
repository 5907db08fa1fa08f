/** The files of the program above the editor: one tab each, and a way to add and remove them. */
import { useEffect, useRef, useState } from "preact/hooks";
import { addFile, removeFile, showFile } from "../actions/documents";
import type { State } from "../state/state";
import { Icon } from "../ui/Icon";

export function FileTabs({ state }: { state: State }) {
  const { files, active } = state.document;
  return (
    <div class="file-tabs">
      <div class="file-list" role="tablist" aria-label="Files of the program">
        {files.value.map(({ name }, at) => (
          <span key={name} class={`file-tab ${at === active.value ? "current" : ""}`} role="presentation">
            <button
              type="button"
              role="tab"
              aria-selected={at === active.value}
              tabIndex={at === active.value ? 0 : -1}
              data-file={name}
              onClick={() => showFile(state, at)}
              onKeyDown={(event) => moveByKey(state, event)}
            >
              {name}
            </button>
            {at > 0 && at === active.value && (
              <button
                type="button"
                class="file-remove"
                title={`Remove ${name}`}
                onClick={() => {
                  if (isSure(state, at)) removeFile(state, at);
                }}
              >
                <Icon name="close" label={`Remove ${name}`} />
              </button>
            )}
          </span>
        ))}
      </div>
      <NewFile state={state} />
    </div>
  );
}

/** A file with something in it is not thrown away by one wrong click. */
function isSure(state: State, at: number): boolean {
  const file = state.document.files.value[at];
  if (!file || file.text.trim() === "") return true;
  return confirm(`Remove ${file.name} and what is in it?`);
}

function moveByKey(state: State, event: KeyboardEvent): void {
  const { files, active } = state.document;
  const count = files.value.length;
  const moves: Record<string, number> = {
    ArrowLeft: (active.value + count - 1) % count,
    ArrowRight: (active.value + 1) % count,
    Home: 0,
    End: count - 1,
  };
  const next = moves[event.key];
  if (next === undefined) return;
  event.preventDefault();
  showFile(state, next);
  const list = (event.currentTarget as HTMLElement).closest("[role=tablist]");
  requestAnimationFrame(() => list?.querySelector<HTMLElement>("[aria-selected=true]")?.focus());
}

/** A button that becomes a field for the new file's name. */
function NewFile({ state }: { state: State }) {
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);

  const close = (): void => {
    setOpen(false);
    setProblem(null);
  };
  if (!isOpen) {
    return (
      <button
        type="button"
        class="icon-button file-add"
        title="Add a file"
        onClick={() => setOpen(true)}
      >
        <Icon name="plus" label="Add a file" />
      </button>
    );
  }
  return (
    <form
      class="file-new"
      onSubmit={(event) => {
        event.preventDefault();
        const name = field.current?.value.trim() ?? "";
        const failed = addFile(state, name.includes(".") ? name : `${name}.py`);
        if (failed === null) close();
        else setProblem(failed);
      }}
    >
      <input
        ref={field}
        aria-label="Name of the new file"
        aria-invalid={problem !== null}
        aria-describedby="file-problem"
        placeholder="helper.py"
        maxLength={100}
        onKeyDown={(event) => {
          if (event.key === "Escape") close();
        }}
        onBlur={() => {
          if (field.current?.value === "") close();
        }}
      />
      <span class="file-problem" id="file-problem" role="alert">
        {problem}
      </span>
    </form>
  );
}
