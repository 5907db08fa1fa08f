/** Finding the places in a traceback that the editor can show. */

/** A piece of a traceback: plain text, or a place in the program. */
export interface TracebackPart {
  readonly text: string;
  /** Line in the program shown; null for plain text and for places elsewhere. */
  readonly line: number | null;
}

const PLACE = /File "([^"\n]*)", line (\d+)/g;

/** Splits a traceback at the places that lie in `filename`. The parts together are the text. */
export function splitTraceback(text: string, filename: string): TracebackPart[] {
  const parts: TracebackPart[] = [];
  let taken = 0;
  for (const match of text.matchAll(PLACE)) {
    if (match[1] !== filename) continue;
    if (match.index > taken) parts.push({ text: text.slice(taken, match.index), line: null });
    parts.push({ text: match[0], line: Number(match[2]) });
    taken = match.index + match[0].length;
  }
  if (taken < text.length) parts.push({ text: text.slice(taken), line: null });
  return parts;
}
