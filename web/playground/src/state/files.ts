/**
 * The files of a program: the main one first, then the modules it imports.
 *
 * Names are paths as Python's imports know them ("helper.py", "package/__init__.py").
 */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** Characters of one program, in all its files, that are kept, shared or opened. */
export const TEXT_LIMIT = 1_000_000;

export const FILE_LIMIT = 30;

const NAME = /^(?:[A-Za-z_]\w*\/){0,5}[A-Za-z_]\w*\.py$/;

/** What is wrong with a name for a file; null when nothing is. */
export function nameProblem(name: string, others: readonly string[]): string | null {
  if (name.length > 100 || !NAME.test(name)) {
    return "A file is called like a module: letters, digits and _, ending in .py";
  }
  return others.includes(name) ? `There is a file ${name} already` : null;
}

/** Whether a value from outside is a list of files that the page can hold. */
export function isFileList(value: unknown): value is SourceFile[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > FILE_LIMIT) return false;
  const names: string[] = [];
  let size = 0;
  for (const file of value as unknown[]) {
    if (!isFile(file) || nameProblem(file.name, names) !== null) return false;
    names.push(file.name);
    size += file.text.length;
  }
  return size <= TEXT_LIMIT;
}

function isFile(value: unknown): value is SourceFile {
  if (typeof value !== "object" || value === null) return false;
  const { name, text } = value as Partial<SourceFile>;
  return typeof name === "string" && typeof text === "string";
}

export function sameFiles(left: readonly SourceFile[], right: readonly SourceFile[]): boolean {
  return (
    left.length === right.length &&
    left.every((file, at) => file.name === right[at]?.name && file.text === right[at].text)
  );
}

/** A file as the runtime imports it: its module's name, and whether it is a package. */
export function moduleOf(name: string): { readonly module: string; readonly isPackage: boolean } {
  const path = name.replace(/\.py$/, "").split("/");
  const isPackage = path.at(-1) === "__init__" && path.length > 1;
  return { module: (isPackage ? path.slice(0, -1) : path).join("."), isPackage };
}
