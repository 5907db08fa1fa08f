// npm start: installs what is missing, builds the wasm module and the page, and serves the
// page on http://localhost:8080 (PORT says otherwise; a taken port gives way to the next one).
import { join } from "node:path";
import { buildModule, buildPage, buildWasm } from "./lib/builds.mjs";
import { UserError, buildDir, main } from "./lib/process.mjs";
import { ensureNodeModules, ensureTools, needs } from "./lib/setup.mjs";
import { serve } from "./serve.mjs";

function portFromEnvironment() {
  const text = process.env.PORT ?? "8080";
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new UserError(`PORT=${text} is not a port (0 to 65535).`);
  }
  return port;
}

await main(async () => {
  const port = portFromEnvironment();
  ensureTools(needs.wasm);
  ensureNodeModules();
  buildWasm();
  await buildModule();
  await buildPage();
  const { url } = await serve(join(buildDir, "page"), { port, host: process.env.HOST });
  console.log(`\nSwitchyard is at ${url} (Ctrl-C ends it)`);
});
