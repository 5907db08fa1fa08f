/**
 * The entry that needs no other file: the wasm is in it as text. For every host of JavaScript; larger
 * by a third than the file.
 */
import { compile } from "./compile.js";
import type { RuntimeOptions } from "./options.js";
import { makeRuntime, type LoadModule, type Runtime } from "./runtime.js";
import base64 from "./switchyard-bytes.mjs";

export * from "./api.js";

let own: Promise<WebAssembly.Module> | undefined;

const loadModule: LoadModule = (source) => {
  if (source !== undefined) return compile(source);
  own ??= WebAssembly.compile(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  return own;
};

/** Makes a runtime; several live side by side and share nothing. */
export function createRuntime(options: RuntimeOptions = {}): Promise<Runtime> {
  return makeRuntime(loadModule, options);
}
