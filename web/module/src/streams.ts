/**
 * The program's standard streams: bytes of the module on one side, text on the other.
 */
import { encode } from "./engine.js";
import type { ProgramOptions } from "./options.js";

export type StreamName = "stdout" | "stderr";

export interface Piece {
  readonly stream: StreamName;
  readonly text: string;
}

const STDERR = 0x8000_0000;

/** Decodes output; a character may be split between two takings. */
export class OutputDecoder {
  readonly #decoders = {
    stdout: new TextDecoder("utf-8", { ignoreBOM: true }),
    stderr: new TextDecoder("utf-8", { ignoreBOM: true }),
  };

  /** Takes pieces apart as runtime/host/wasm/output.c lays them out. */
  decode(bytes: Uint8Array): Piece[] {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const pieces: Piece[] = [];
    for (let at = 0; at < bytes.length; ) {
      const word = view.getUint32(at, true);
      const length = word & ~STDERR;
      const stream = word & STDERR ? "stderr" : "stdout";
      at += 4;
      const text = this.#decoders[stream].decode(bytes.subarray(at, at + length), { stream: true });
      if (text !== "") pieces.push({ stream, text });
      at += length;
    }
    return pieces;
  }

  /** What is left of a character that never was completed. */
  end(): Piece[] {
    return (["stdout", "stderr"] as const)
      .map((stream) => ({ stream, text: this.#decoders[stream].decode() }))
      .filter(({ text }) => text !== "");
  }
}

/** Fills the module's buffer with the next bytes of stdin; 0 at its end. */
export type ReadStdin = (buffer: Uint8Array) => number;

export function stdinReader(stdin: ProgramOptions["stdin"]): ReadStdin {
  const nextLine = typeof stdin === "function" ? stdin : linesOf(stdin ?? "");
  let rest: Uint8Array = new Uint8Array(0);
  return (buffer) => {
    if (rest.length === 0) rest = encode(nextLine() ?? "");
    const part = rest.subarray(0, buffer.length);
    buffer.set(part);
    rest = rest.subarray(part.length);
    return part.length;
  };
}

function linesOf(text: string): () => string | null {
  let at = 0;
  return () => {
    if (at >= text.length) return null;
    const end = text.indexOf("\n", at) + 1 || text.length;
    const line = text.slice(at, end);
    at = end;
    return line;
  };
}
