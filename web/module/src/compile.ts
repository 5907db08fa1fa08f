/**
 * The wasm module from what a caller gives, where there is fetch.
 */
import type { WasmSource } from "./options.js";

export function compile(source: WasmSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return Promise.resolve(source);
  if (typeof source === "string" || source instanceof URL) return download(source);
  return WebAssembly.compile(source);
}

/** Compiles while it arrives, if the server says that it is wasm. */
async function download(place: string | URL): Promise<WebAssembly.Module> {
  const response = await fetch(place);
  if (!response.ok) throw new Error(`${String(place)}: ${response.status} ${response.statusText}`);
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("application/wasm")) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
