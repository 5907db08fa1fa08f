// What the project needs on a machine, and how it gets there: Debian's packages by apt-get,
// npm's by the lock file. Whatever is there already, in whatever version is first on PATH,
// is used and not touched.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { UserError, root, run, which } from "./process.mjs";

const program = (name, packages) => ({ name, packages, present: () => which(name) !== null });

// The sanitizers' runtime of whichever clang is first on PATH.
function compilerRuntimePresent() {
  if (which("clang") === null) return false;
  const asked = spawnSync("clang", ["--print-resource-dir"], { encoding: "utf8" });
  const folder = join((asked.stdout ?? "").trim(), "lib");
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true }).some((name) =>
    String(name).includes("libclang_rt.asan"),
  );
}

const tools = {
  cmake: program("cmake", ["cmake"]),
  ninja: program("ninja", ["ninja-build"]),
  gcc: program("gcc", ["gcc", "libc6-dev"]),
  libedit: {
    name: "libedit",
    packages: ["libedit-dev"],
    present: () => existsSync("/usr/include/histedit.h"),
  },
  "cpython-tests": {
    name: "CPython's regression tests",
    packages: ["libpython3.11-testsuite"],
    present: () => existsSync("/usr/lib/python3.11/test/test_grammar.py"),
  },
  emcc: program("emcc", ["emscripten"]),
  binaryen: {
    ...program("wasm-opt", ["binaryen"]),
    // An emsdk brings its own, outside PATH.
    present: () => which("wasm-opt") !== null || (process.env.EMSDK && which("emcc") !== null),
  },
  clang: program("clang", ["clang"]),
  "compiler-rt": {
    name: "clang's sanitizer runtime",
    packages: ["libclang-rt-dev"],
    present: compilerRuntimePresent,
  },
  "clang-format": program("clang-format", ["clang-format"]),
  "clang-tidy": program("clang-tidy", ["clang-tidy"]),
  chromium: program("chromium", ["chromium", "fonts-liberation"]),
  python3: program("python3", ["python3"]),
  go: program("go", ["golang-go"]),
  lua: program("lua5.4", ["lua5.4"]),
};

// Which tools each part of the work needs.
export const needs = {
  native: ["cmake", "ninja", "gcc", "libedit"],
  wasm: ["cmake", "ninja", "emcc", "binaryen"],
  clang: ["cmake", "ninja", "clang", "compiler-rt"],
  lint: ["cmake", "ninja", "clang", "clang-format", "clang-tidy"],
  browser: ["chromium"],
  conformance: ["python3", "cpython-tests"],
  bench: ["go", "lua", "python3"],
};

// How this user may run apt-get: a command prefix, or null when it may not.
function installer() {
  if (which("apt-get") === null) return null;
  if (process.getuid?.() === 0) return [];
  const sudo = which("sudo");
  if (sudo === null) return null;
  const silent = spawnSync(sudo, ["-n", "true"]).status === 0;
  const canAsk = process.stdin.isTTY && process.stdout.isTTY;
  return silent || canAsk ? [sudo] : null;
}

function explainMissing(missing, packages) {
  const names = missing.map((tool) => tool.name).join(", ");
  const apt = which("apt-get") !== null;
  const how = apt
    ? `Install it as root:\n\n    apt-get update && apt-get install -y ${packages.join(" ")}\n`
    : `It cannot be installed from here (no apt-get). On Debian 12 the packages are:\n\n    ${packages.join(" ")}\n`;
  return `Missing: ${names}\n\n${how}\nand run this command again.`;
}

// Makes sure that the tools are there, installing Debian's packages for those that are not.
export function ensureTools(names) {
  const wanted = [...new Set(names)].map((name) => tools[name]);
  const missing = wanted.filter((tool) => !tool.present());
  if (missing.length === 0) return;

  const packages = [...new Set(missing.flatMap((tool) => tool.packages))];
  const prefix = installer();
  if (prefix === null) throw new UserError(explainMissing(missing, packages));

  console.log(`Installing ${packages.join(" ")} ...`);
  const apt = (...args) => {
    const words = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    words.push("-q", "-o", "DPkg::Lock::Timeout=600", ...args);
    run(words[0], words.slice(1), { stdio: ["inherit", "ignore", "inherit"] });
  };
  try {
    apt("update");
    apt("install", "-y", "--no-install-recommends", ...packages);
  } catch (error) {
    throw new UserError(`${error.message}\n\n${explainMissing(missing, packages)}`);
  }
  const still = missing.filter((tool) => !tool.present());
  if (still.length > 0) throw new UserError(explainMissing(still, packages));
}

// Whether node_modules holds exactly what the lock file asks for.
function nodeModulesCurrent() {
  const installedLock = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedLock)) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const installed = JSON.parse(readFileSync(installedLock, "utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = installed[path];
    return found ? found.version === entry.version : entry.optional === true;
  });
}

// Makes sure that the npm packages of the lock file are installed.
export function ensureNodeModules() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new UserError(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  }
  if (nodeModulesCurrent()) return;
  console.log("Installing the npm packages of package-lock.json ...");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
}
