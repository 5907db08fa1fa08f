/** Finding the places in a traceback that the editor can show. */

/** A piece of a traceback: plain text, or a place in the program. */
export interface TracebackPart {
  readonly text: string;
  /** The file and line it names, where the program has that file; "" and 0 for plain text. */
  readonly file: string;
  readonly line: number;
}

const PLACE = /File "([^"\n]*)", line (\d+)/g;

/** Splits a traceback at the places that lie in `files`. The parts together are the text. */
export function splitTraceback(text: string, files: readonly string[]): TracebackPart[] {
  const parts: TracebackPart[] = [];
  let taken = 0;
  const addText = (end: number): void => {
    if (end > taken) parts.push({ text: text.slice(taken, end), file: "", line: 0 });
  };
  for (const match of text.matchAll(PLACE)) {
    const file = match[1] ?? "";
    if (!files.includes(file)) continue;
    addText(match.index);
    parts.push({ text: match[0], file, line: Number(match[2]) });
    taken = match.index + match[0].length;
  }
  addText(text.length);
  return parts;
}
