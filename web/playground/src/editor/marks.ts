/** Error marks and the highlighted line of the editor. */
import type { Diagnostic } from "@codemirror/lint";
import { StateEffect, StateField, type EditorState, type Text } from "@codemirror/state";
import { Decoration, EditorView, type DecorationSet } from "@codemirror/view";
import type { SourceMark } from "../state/state";

/** Turns problems of a program into the editor's diagnostics. */
export function toDiagnostics(text: Text, marks: readonly SourceMark[]): Diagnostic[] {
  return marks.map((mark) => ({
    ...markRange(text, mark),
    severity: "error",
    message: mark.message,
  }));
}

/** The characters a mark covers: its columns if they are known, else the line's text. */
function markRange(text: Text, mark: SourceMark): { from: number; to: number } {
  const line = text.line(Math.min(text.lines, Math.max(1, mark.line)));
  const indent = /^\s*/.exec(line.text)?.[0].length ?? 0;
  const whole = { from: line.from + Math.min(indent, line.length), to: line.to };
  if (mark.column === null) return whole;
  const from = line.from + codeUnits(line.text, mark.column - 1);
  const isOneLine = mark.endLine === null || mark.endLine === mark.line;
  const end = isOneLine && mark.endColumn !== null ? mark.endColumn - 1 : null;
  const to = end === null ? line.to : line.from + codeUnits(line.text, end);
  return from < to ? { from, to } : { from: Math.max(line.from, from - 1), to: Math.max(from, to) };
}

/** Offset in UTF-16 units of a place counted in code points; bounded by the line. */
function codeUnits(line: string, points: number): number {
  let units = 0;
  for (const point of line) {
    if (points-- <= 0) break;
    units += point.length;
  }
  return units;
}

/** Which line is looked at, and why: one followed from the timeline, or where a run is paused. */
interface LineMarks {
  readonly followed: number;
  readonly paused: number;
}

export const setLineMarks = StateEffect.define<Partial<LineMarks>>();

interface LineField {
  readonly lines: LineMarks;
  readonly decorations: DecorationSet;
}

/** Both lines keep their place only until the text changes. */
export const lineMarks = StateField.define<LineField>({
  create: () => ({ lines: { followed: 0, paused: 0 }, decorations: Decoration.none }),
  update(field, transaction) {
    let lines = transaction.docChanged ? { followed: 0, paused: 0 } : field.lines;
    for (const effect of transaction.effects) {
      if (effect.is(setLineMarks)) lines = { ...lines, ...effect.value };
    }
    if (lines === field.lines) return field;
    return { lines, decorations: decorate(transaction.state, lines) };
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.decorations),
});

function decorate(state: EditorState, lines: LineMarks): DecorationSet {
  const wanted = [
    { line: lines.followed, name: "cm-followed-line" },
    { line: lines.paused, name: "cm-paused-line" },
  ].filter((each) => each.line >= 1 && each.line <= state.doc.lines);
  return Decoration.set(
    wanted.map((each) =>
      Decoration.line({ class: each.name }).range(state.doc.line(each.line).from),
    ),
    true,
  );
}
