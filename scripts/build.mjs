// npm run build [PART ...]: builds these parts, or wasm, module and page when none is named.
// native, native-clang, asan, tsan and wasm-all (the module and the native tests) are the
// presets of CMakePresets.json.
import { buildModule, buildPage, buildPreset, buildWasm } from "./lib/builds.mjs";
import { UserError, main } from "./lib/process.mjs";
import { ensureNodeModules, ensureTools, needs } from "./lib/setup.mjs";

const parts = {
  native: { tools: needs.native, build: () => buildPreset("native") },
  asan: { tools: needs.native, build: () => buildPreset("asan") },
  tsan: { tools: needs.native, build: () => buildPreset("tsan", ["core_tests"]) },
  "native-clang": { tools: needs.clang, build: () => buildPreset("native-clang") },
  wasm: { tools: needs.wasm, build: buildWasm },
  "wasm-all": { tools: needs.wasm, build: () => buildPreset("wasm") },
  module: { tools: [], npm: true, build: buildModule },
  page: { tools: [], npm: true, build: buildPage },
};

await main(async () => {
  const asked = process.argv.slice(2);
  const names = asked.length > 0 ? asked : ["wasm", "module", "page"];
  for (const name of names) {
    if (!(name in parts)) {
      throw new UserError(`no part '${name}'; there are: ${Object.keys(parts).join(" ")}`);
    }
  }
  const chosen = names.map((name) => parts[name]);
  ensureTools(chosen.flatMap((part) => part.tools));
  if (chosen.some((part) => part.npm)) ensureNodeModules();
  for (const part of chosen) await part.build();
});
