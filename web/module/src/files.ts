/**
 * Files in memory, which programs open with `open()`.
 */
import { encode } from "./engine.js";

interface Content {
  bytes: Uint8Array;
  length: number;
}

/** A refusal with the number and the text that the language gives it. */
class Refusal extends Error {
  readonly errno: number;

  constructor(errno: number, message: string) {
    super(message);
    this.errno = errno;
  }
}

const decoder = new TextDecoder();

/**
 * A file system in memory: paths and what is there. Programs and JavaScript see the same files, and
 * one of these may be given to several runtimes. There are no folders; a path is a name.
 */
export class MemoryFiles {
  readonly #files = new Map<string, Content>();
  readonly #open = new Map<number, Content>();
  #next = 0;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  /** The paths, sorted. */
  list(): string[] {
    return [...this.#files.keys()].sort();
  }

  has(path: string): boolean {
    return this.#files.has(normal(path));
  }

  /** What is in a file; null if there is none. */
  read(path: string): Uint8Array | null {
    const content = this.#files.get(normal(path));
    return content === undefined ? null : content.bytes.slice(0, content.length);
  }

  readText(path: string): string | null {
    const bytes = this.read(path);
    return bytes === null ? null : decoder.decode(bytes);
  }

  write(path: string, content: string | Uint8Array): void {
    const bytes = typeof content === "string" ? encode(content) : content.slice();
    this.#files.set(normal(path), { bytes, length: bytes.length });
  }

  /** Whether there was one. */
  remove(path: string): boolean {
    return this.#files.delete(normal(path));
  }

  /** @internal An operation of a program: its result, or the number and text of an OSError. */
  operate(operation: string, args: readonly unknown[]): unknown {
    try {
      return ["value", this.#operate(operation, args)];
    } catch (error) {
      if (error instanceof Refusal) return ["oserror", [error.errno, error.message]];
      throw error;
    }
  }

  #operate(operation: string, args: readonly unknown[]): unknown {
    const [first, ...rest] = args;
    switch (operation) {
      case "open":
        return this.#openFile(first as string, rest[0] as string);
      case "exists":
        return this.has(first as string);
      case "list":
        return this.list();
      case "remove":
        if (!this.remove(first as string)) throw new Refusal(2, "No such file or directory");
        return null;
      default:
        return this.#operateOnOpen(operation, first as number, rest);
    }
  }

  /** `mode` has the letters of open(): one of r w a x, and + */
  #openFile(given: string, mode: string): number {
    const path = normal(given);
    const found = this.#files.get(path);
    if (found === undefined && mode.includes("r")) throw new Refusal(2, "No such file or directory");
    if (found !== undefined && mode.includes("x")) throw new Refusal(17, "File exists");
    const content = found ?? { bytes: new Uint8Array(0), length: 0 };
    if (mode.includes("w")) content.length = 0;
    this.#files.set(path, content);
    const number = ++this.#next;
    this.#open.set(number, content);
    return number;
  }

  #operateOnOpen(operation: string, number: number, rest: readonly unknown[]): unknown {
    const content = this.#open.get(number);
    if (content === undefined) throw new Refusal(9, "Bad file descriptor");
    switch (operation) {
      case "read": {
        const [position, count] = rest as [number, number];
        const end = count < 0 ? content.length : Math.min(content.length, position + count);
        return content.bytes.slice(position, Math.max(position, end));
      }
      case "write":
        return writeAt(content, rest[0] as number, rest[1] as Uint8Array);
      case "size":
        return content.length;
      case "truncate":
        resize(content, rest[0] as number);
        return null;
      case "close":
        this.#open.delete(number);
        return null;
      default:
        throw new Refusal(38, "Function not implemented");
    }
  }
}

/** Leading "./" and doubled slashes do not make another file. */
function normal(path: string): string {
  return path.replace(/\/{2,}/g, "/").replace(/^(?:\.\/)+/, "");
}

function resize(content: Content, length: number): void {
  if (length > content.bytes.length) {
    const bytes = new Uint8Array(Math.max(length, 2 * content.bytes.length));
    bytes.set(content.bytes.subarray(0, content.length));
    content.bytes = bytes;
  } else if (length > content.length) {
    content.bytes.fill(0, content.length, length);
  }
  content.length = length;
}

/** Position -1 is the end. */
function writeAt(content: Content, position: number, bytes: Uint8Array): number {
  const at = position < 0 ? content.length : position;
  if (at + bytes.length > content.length) resize(content, at + bytes.length);
  content.bytes.set(bytes, at);
  return bytes.length;
}
