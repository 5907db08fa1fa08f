/**
 * Loading the wasm file in a browser, a worker, or whatever else has fetch.
 */
import { compile } from "./compile.js";
import type { LoadModule } from "./runtime.js";

let own: Promise<WebAssembly.Module> | undefined;

export const loadModule: LoadModule = (source) => {
  if (source !== undefined) return compile(source);
  own ??= compile(new URL("./switchyard.wasm", import.meta.url));
  return own;
};
