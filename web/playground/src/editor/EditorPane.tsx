/**
 * The pane with the program: a text area at first, CodeMirror as soon as it is loaded.
 *
 * What is typed before that moment, and where the cursor stood, is not lost.
 */
import { effect, untracked } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { editSource } from "../actions/documents";
import type { State } from "../state/state";
import { FileTabs } from "./FileTabs";
import type * as editorModule from "./editor";
import type { Editor } from "./editor";

type EditorModule = typeof editorModule;

interface Props {
  state: State;
  onRun: () => void;
}

export function EditorPane({ state, onRun }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const [isReady, setReady] = useState(false);

  useEffect(() => {
    let stop: (() => void) | undefined;
    let isGone = false;
    const install = ({ createEditor }: EditorModule): void => {
      if (isGone || !host.current) return;
      const hadFocus = host.current.parentElement?.contains(document.activeElement) ?? false;
      const editor = createEditor(host.current, {
        onChange: (source) => editSource(state, source),
        onRun,
      });
      stop = connectEditor(state, editor);
      setReady(true);
      if (hadFocus) editor.focus();
    };
    import("./editor").then(install, () => {
      state.view.notice.value = "The editor could not be loaded; a plain one stands in for it.";
    });
    return () => {
      isGone = true;
      stop?.();
    };
  }, [state, onRun]);

  return (
    <>
    <FileTabs state={state} />
    <div class="editor">
      {!isReady && <PlainEditor state={state} />}
      <div class="editor-host" ref={host} />
    </div>
    </>
  );
}

function PlainEditor({ state }: { state: State }) {
  return (
    <textarea
      class="plain-editor"
      aria-label="Program"
      spellcheck={false}
      value={state.document.source.value}
      onInput={(event) => editSource(state, event.currentTarget.value)}
    />
  );
}

/** Keeps the editor in step with the state; returns a function that ends it. */
function connectEditor(state: State, editor: Editor): () => void {
  const { revision, scenario, link, source, filename, marks, marksFile, reveal } = state.document;
  const ends = [
    effect(() => {
      void revision.value;
      const name = filename.value;
      const program = untracked(() => scenario.value ?? link.value);
      untracked(() => editor.open(`${program}:${name}`, source.value));
    }),
    effect(() => editor.setMarks(marksFile.value === filename.value ? marks.value : [])),
    effect(() => {
      if (reveal.value) editor.reveal(reveal.value.line);
    }),
    effect(() => {
      const isHere = filename.value === state.document.files.value[0]?.name;
      editor.setPausedLine(isHere ? state.run.pausedLine.value : null);
    }),
  ];
  return () => {
    for (const end of ends) end();
    editor.destroy();
  };
}
