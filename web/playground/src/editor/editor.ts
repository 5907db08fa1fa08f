/**
 * The CodeMirror editor, set up for this page. It is loaded after the first paint; until then a
 * plain text area stands in for it.
 *
 * Tab indents, as in any code editor; Escape and then Tab leaves it, so that the keyboard is
 * never caught.
 */
import { autocompletion, closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  indentMore,
  insertTab,
  isolateHistory,
} from "@codemirror/commands";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorSelection, EditorState, Prec, type Extension } from "@codemirror/state";
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  type KeyBinding,
} from "@codemirror/view";
import type { SourceMark } from "../state/state";
import { assistance } from "./assist";
import { pythonLanguage } from "./language";
import { lineMarks, setLineMarks, toDiagnostics } from "./marks";

export interface Editor {
  /**
   * Shows a document. Each one, told by its key, keeps its own undo history; a new text for the
   * document already shown is a change that can be undone.
   */
  open(key: string, source: string): void;
  setMarks(marks: readonly SourceMark[]): void;
  /** Shows a line and marks it, without taking the focus. */
  reveal(line: number): void;
  /** The line a paused program waits before; null when none. */
  setPausedLine(line: number | null): void;
  focus(): void;
  destroy(): void;
}

export interface EditorHandlers {
  onChange(source: string): void;
  onRun(): void;
}

export function createEditor(parent: HTMLElement, handlers: EditorHandlers): Editor {
  const extensions = editorExtensions(handlers);
  const left = new Map<string, EditorState>();
  const view = new EditorView({ parent });
  let shown: string | null = null;

  function open(key: string, source: string): void {
    if (key === shown) return replaceText(view, source);
    if (shown !== null) left.set(shown, view.state);
    shown = key;
    const kept = left.get(key);
    const isSame = kept?.doc.toString() === source;
    view.setState(kept && isSame ? kept : EditorState.create({ doc: source, extensions }));
  }

  return {
    open,
    setMarks: (marks) =>
      view.dispatch(setDiagnostics(view.state, toDiagnostics(view.state.doc, marks))),
    reveal: (line) => revealLine(view, line),
    setPausedLine(line) {
      view.dispatch({ effects: setLineMarks.of({ paused: line ?? 0 }) });
      if (line !== null) scrollTo(view, line);
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

function replaceText(view: EditorView, source: string): void {
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: source },
    // A step of its own for undo, however soon after typing it comes.
    annotations: isolateHistory.of("full"),
  });
}

function revealLine(view: EditorView, line: number): void {
  if (line < 1 || line > view.state.doc.lines) return;
  view.dispatch({
    selection: EditorSelection.cursor(view.state.doc.line(line).from),
    effects: setLineMarks.of({ followed: line }),
  });
  scrollTo(view, line);
}

function scrollTo(view: EditorView, line: number): void {
  if (line < 1 || line > view.state.doc.lines) return;
  const { from } = view.state.doc.line(line);
  view.dispatch({ effects: EditorView.scrollIntoView(from, { y: "nearest", yMargin: 48 }) });
}

function editorExtensions(handlers: EditorHandlers): Extension {
  return [
    lineNumbers(),
    lintGutter(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    EditorState.allowMultipleSelections.of(true),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion(),
    assistance,
    highlightActiveLine(),
    EditorView.perLineTextDirection.of(true),
    highlightSelectionMatches(),
    search({ top: true }),
    pythonLanguage,
    lineMarks,
    Prec.highest(keymap.of(runKeys(handlers))),
    keymap.of([
      ...tabKeys,
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
    ]),
    EditorView.contentAttributes.of({
      "aria-label": "Program. Press Escape, then Tab, to leave the editor.",
      tabindex: "0",
      spellcheck: "false",
      autocorrect: "off",
      autocapitalize: "off",
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) handlers.onChange(update.state.doc.toString());
    }),
  ];
}

/** Bound here too, or the editor would take Ctrl+Enter for "insert a line below". */
function runKeys(handlers: EditorHandlers): KeyBinding[] {
  const run = (): boolean => {
    handlers.onRun();
    return true;
  };
  return [{ key: "Mod-Enter", run, stopPropagation: true }];
}

const tabKeys: KeyBinding[] = [
  { key: "Tab", run: indentOrSpaces, shift: indentLess },
];

/** Indents the selected lines, or inserts spaces up to the next indentation stop. */
function indentOrSpaces(view: EditorView): boolean {
  if (view.state.readOnly) return insertTab(view);
  if (view.state.selection.ranges.some((range) => !range.empty)) return indentMore(view);
  view.dispatch(
    view.state.changeByRange((range) => {
      const line = view.state.doc.lineAt(range.head);
      const width = 4 - ((range.head - line.from) % 4);
      return {
        changes: { from: range.head, insert: " ".repeat(width) },
        range: EditorSelection.cursor(range.head + width),
      };
    }),
    { userEvent: "input.indent", scrollIntoView: true },
  );
  return true;
}
