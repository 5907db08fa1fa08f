// The build steps: native and wasm by CMake, the npm module by tsc, the page by Vite. Each
// does nothing when nothing changed.
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UserError, buildDir, root, run, which } from "./process.mjs";
import { unlessCurrent } from "./stamps.mjs";
import { withoutSections } from "./wasm.mjs";

const inRoot = (...names) => names.map((name) => join(root, name));
const nodeTool = (...path) => join(root, "node_modules", ...path);

// Which compiler a preset would use now: another one needs a fresh configuration.
function compilerIdentity(preset) {
  const name = preset.startsWith("wasm") ? "emcc" : preset === "native-clang" ? "clang" : "cc";
  const path = which(name);
  if (path === null) return "none";
  const real = realpathSync(path);
  return `${real} ${statSync(real).size}`;
}

// Configures a preset if it is not, or if its compiler is another one than last time.
export function configure(preset) {
  const folder = join(buildDir, preset);
  const mark = join(folder, "compiler.txt");
  const compiler = compilerIdentity(preset);
  const configured = existsSync(join(folder, "build.ninja"));
  if (configured && existsSync(mark) && readFileSync(mark, "utf8") === compiler) return;
  if (existsSync(mark)) rmSync(folder, { recursive: true, force: true });
  run("cmake", ["--preset", preset]);
  writeFileSync(mark, compiler);
}

// Builds a preset, or some targets of it, with CMake. Ninja sees for itself what changed.
export function buildPreset(preset, targets = []) {
  configure(preset);
  const args = ["--build", "--preset", preset];
  if (targets.length > 0) args.push("--target", ...targets);
  run("cmake", args);
}

// The wasm module: build/wasm/switchyard.mjs and switchyard.wasm.
export function buildWasm() {
  buildPreset("wasm", ["switchyard"]);
}

// The npm module: web/module/src compiled to build/module, with the glue and the wasm (without
// the names that only the checks of the build need) beside it.
export async function buildModule() {
  const out = join(buildDir, "module");
  const glue = join(buildDir, "wasm", "switchyard.mjs");
  const wasm = join(buildDir, "wasm", "switchyard.wasm");
  for (const path of [glue, wasm]) {
    if (!existsSync(path)) throw new UserError(`${path} is missing: build wasm first.`);
  }
  const inputs = [
    ...inRoot("web/module/src", "tsconfig.json", "tsconfig.module.json", "package-lock.json"),
    glue,
    wasm,
  ];
  return unlessCurrent("module", { inputs, outputs: [join(out, "index.js")] }, () => {
    rmSync(out, { recursive: true, force: true });
    run(process.execPath, [nodeTool("typescript", "bin", "tsc"), "-p", "tsconfig.module.json"]);
    mkdirSync(out, { recursive: true });
    copyFileSync(glue, join(out, "switchyard.mjs"));
    const stripped = withoutSections(readFileSync(wasm), ["name"]);
    writeFileSync(join(out, "switchyard.wasm"), stripped);
    return bundleInline(out, stripped);
  });
}

// The entry with the wasm in it, as one file.
async function bundleInline(out, wasm) {
  const { build } = await import("vite");
  const bytes = join(out, "switchyard-bytes.mjs");
  const folder = join(out, "inline");
  writeFileSync(bytes, `export default "${wasm.toString("base64")}";\n`);
  await build({
    configFile: false,
    logLevel: "warn",
    build: {
      lib: { entry: join(out, "inline.js"), formats: ["es"], fileName: () => "inline.js" },
      outDir: folder,
      emptyOutDir: true,
      minify: false,
    },
  });
  renameSync(join(folder, "inline.js"), join(out, "inline.js"));
  for (const path of [folder, bytes, join(out, "inline.js.map")]) rmSync(path, { recursive: true });
}

// The page: web/playground built by Vite into build/page.
export async function buildPage() {
  const inputs = [
    ...inRoot("web", "examples/scenarios", "tsconfig.json", "package-lock.json"),
    join(buildDir, "module"),
  ];
  const outputs = [join(buildDir, "page", "index.html")];
  return unlessCurrent("page", { inputs, outputs }, () => {
    const vite = nodeTool("vite", "bin", "vite.js");
    run(process.execPath, [vite, "build", "--config", "web/playground/vite.config.ts"]);
  });
}
