/**
 * Finding the modules of a program in what the caller gave.
 */
import type { FindModule, ModuleSource, ProgramOptions } from "./options.js";

export interface FoundModule {
  readonly source: string | Uint8Array;
  readonly filename: string;
  readonly isPackage: boolean;
}

/** A lookup by full name over the `modules` option. */
export function moduleFinder(modules: ProgramOptions["modules"]): (name: string) => FoundModule | null {
  const find = typeof modules === "function" ? modules : finderOf(modules ?? {});
  return (name) => {
    const found = find(name);
    return found == null ? null : complete(name, found);
  };
}

function complete(name: string, found: ModuleSource | string): FoundModule {
  const given: ModuleSource = typeof found === "string" ? { source: found } : found;
  const { source, filename, isPackage = false } = given;
  const path = name.replaceAll(".", "/") + (isPackage ? "/__init__.py" : ".py");
  return { source, filename: filename ?? path, isPackage };
}

/** A name with other names below it ("package" of "package.part") is a package. */
function finderOf(modules: Readonly<Record<string, ModuleSource | string>>): FindModule {
  return (name) => {
    const isPackage = Object.keys(modules).some((key) => key.startsWith(`${name}.`));
    const found = Object.hasOwn(modules, name) ? modules[name] : isPackage ? "" : undefined;
    if (found === undefined) return null;
    return typeof found === "string" ? { source: found, isPackage } : { isPackage, ...found };
  };
}
