/**
 * What the command reads: programs, the modules beside them, and standard input.
 */
import { readFileSync, readSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FindModule } from "./options.js";

/** The whole of a file; "-" is standard input. */
export function readProgram(path: string): Uint8Array {
  return readFileSync(path === "-" ? 0 : path);
}

/**
 * Finds modules beside the program and in the folders of SWITCHYARD_PATH: as folder/name/__init__.py,
 * folder/name.py, or a folder of that name, which is a package without a file of its own.
 */
export function siblingModules(program: string | null): FindModule {
  const beside = /^.*\//.exec(program ?? "")?.[0] ?? "";
  const more = process.env["SWITCHYARD_PATH"];
  const folders = [beside, ...(more === undefined ? [] : more.split(":"))].map(asPrefix);
  return (name) => {
    if (name.startsWith(".") || name.includes("/")) return null;
    const path = name.replaceAll(".", "/");
    for (const folder of folders) {
      const at = folder + path;
      const found = read(`${at}/__init__.py`, true) ?? read(`${at}.py`, false);
      if (found !== null) return found;
    }
    const package_ = folders.map((folder) => folder + path).find(isFolder);
    return package_ === undefined ? null : { source: "", filename: package_, isPackage: true };
  };
}

function asPrefix(folder: string): string {
  return folder === "" || folder.endsWith("/") ? folder : `${folder}/`;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function read(filename: string, isPackage: boolean): ReturnType<FindModule> {
  try {
    return { source: readFileSync(filename), filename, isPackage };
  } catch {
    return null;
  }
}

/** Standard input, a line at a time. */
export function stdinLines(): () => string | null {
  const chunk = Buffer.alloc(1 << 16);
  let rest: Buffer = Buffer.alloc(0);
  let isOver = false;
  return () => {
    let end: number;
    while ((end = rest.indexOf(10)) < 0 && !isOver) {
      const count = readChunk(chunk);
      isOver = count === 0;
      rest = Buffer.concat([rest, chunk.subarray(0, count)]);
    }
    if (rest.length === 0) return null;
    const length = end < 0 ? rest.length : end + 1;
    const line = rest.subarray(0, length).toString("utf8");
    rest = rest.subarray(length);
    return line;
  };
}

const pause = new Int32Array(new SharedArrayBuffer(4));

function readChunk(chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(0, chunk, 0, chunk.length, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      // Nothing there yet, and the descriptor does not wait.
      Atomics.wait(pause, 0, 0, 10);
    }
  }
}

/** The version of the package this file belongs to. */
export function packageVersion(): string {
  const path = fileURLToPath(new URL("../../package.json", import.meta.url));
  return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
}
