/**
 * The entry for browsers and workers.
 */
import { loadModule } from "./load-browser.js";
import type { RuntimeOptions } from "./options.js";
import { makeRuntime, type Runtime } from "./runtime.js";

export * from "./api.js";

/** Makes a runtime; several live side by side and share nothing. */
export function createRuntime(options: RuntimeOptions = {}): Promise<Runtime> {
  return makeRuntime(loadModule, options);
}
