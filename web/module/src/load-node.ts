/**
 * Loading the wasm file in Node.
 */
import { readFile } from "node:fs/promises";
import type { WasmSource } from "./options.js";
import type { LoadModule } from "./runtime.js";

let own: Promise<WebAssembly.Module> | undefined;

export const loadModule: LoadModule = (source) => {
  if (source !== undefined) return compile(source);
  own ??= compile(new URL("./switchyard.wasm", import.meta.url));
  return own;
};

async function compile(source: WasmSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === "string" || source instanceof URL) {
    return WebAssembly.compile(await bytesOf(source));
  }
  return WebAssembly.compile(source);
}

async function bytesOf(place: string | URL): Promise<BufferSource> {
  const isRemote = /^https?:/.test(String(place));
  if (!isRemote) return readFile(typeof place === "string" && place.startsWith("file:") ? new URL(place) : place);
  const response = await fetch(place);
  if (!response.ok) throw new Error(`${String(place)}: ${response.status} ${response.statusText}`);
  return response.arrayBuffer();
}
