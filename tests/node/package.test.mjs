// The package as it is published: packed, installed into an empty folder, and used from there.
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..", "..");
const tool = (...path) => join(root, "node_modules", ...path);
const hasChromium = existsSync("/usr/bin/chromium");
const minutes = 60_000;

jest.setTimeout(2 * minutes);

let folder;
let manifest;

const installed = (...path) => join(folder, "node_modules", "switchyard", ...path);

function run(command, args, cwd = folder) {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function file(name, text) {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const node = (name, text) => run(process.execPath, ["--no-warnings", file(name, text)]);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "switchyard-package-"));
  run("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], root);
  file("package.json", '{ "name": "empty", "private": true }\n');
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", join(folder, tarball)]);
  manifest = JSON.parse(readFileSync(installed("package.json"), "utf8"));
}, 2 * minutes);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every file that the manifest names is there", () => {
  const named = [...Object.values(manifest.bin)];
  const collect = (entry) => {
    if (typeof entry === "string") named.push(entry);
    else Object.values(entry).forEach(collect);
  };
  collect(manifest.exports);
  expect(named.length).toBeGreaterThan(6);
  for (const path of named) expect([path, existsSync(installed(path))]).toEqual([path, true]);
  expect(existsSync(installed("LICENSE"))).toBe(true);
});

const program = "console.log((await rt.run('print(6 * 7)')).stdout.trim()); rt.dispose();";

describe("Node", () => {
  test.each(["switchyard", "switchyard/inline"])("import from %s", (name) => {
    const text = `import { createRuntime } from "${name}";\nconst rt = await createRuntime();\n${program}\n`;
    expect(node(`${name.replace("/", "-")}.mjs`, text)).toBe("42\n");
  });

  const [major, minor] = process.versions.node.split(".").map(Number);
  const allowsRequire = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  (allowsRequire ? test : test.skip).each(["switchyard", "switchyard/inline"])(
    "require of %s",
    (name) => {
      const text = `const { createRuntime } = require("${name}");\n(async () => { const rt = await createRuntime();\n${program}\n})();\n`;
      expect(node(`${name.replace("/", "-")}.cjs`, text)).toBe("42\n");
    },
  );

  test("a worker thread", () => {
    const text = `import { Worker } from "node:worker_threads";
const source = ${JSON.stringify(`import("switchyard").then(async ({ createRuntime }) => { const rt = await createRuntime(); ${program} })`)};
new Worker(source, { eval: true });\n`;
    expect(node("worker.mjs", text)).toBe("42\n");
  });

  test("the wasm file by its own entry", () => {
    const text = `import { createRuntime } from "switchyard";
import { readFileSync } from "node:fs";
const bytes = readFileSync(new URL(import.meta.resolve("switchyard/switchyard.wasm")));
const rt = await createRuntime({ wasm: bytes });\n${program}\n`;
    expect(node("bytes.mjs", text)).toBe("42\n");
  });

  test("the command", () => {
    file("hello.py", "print('hello')\n");
    expect(run(join(folder, "node_modules", ".bin", "switchyard"), ["hello.py"])).toBe("hello\n");
  });
});

test.each([
  ["NodeNext", "NodeNext"],
  ["ESNext", "bundler"],
])("types with %s and %s", (module, moduleResolution) => {
  file(
    "types.ts",
    `import { createRuntime, kwargs, type Channel, type Program, type SwitchyardError } from "switchyard";
import { createRuntime as inline } from "switchyard/inline";
export async function use(): Promise<string> {
  const rt = await createRuntime({ clock: "real", globals: { f: async (n: number) => n } });
  const program: Program = rt.start("1", { paused: true });
  const off: () => void = program.on("end", (error: SwitchyardError | null) => void error?.frames[0]?.column);
  off();
  const channel: Channel = await rt.channel({ preference: 1 });
  for await (const value of channel) await rt.call("print", value, kwargs({ end: "" }));
  await (await inline()).run("pass");
  // @ts-expect-error there is no such clock
  await createRuntime({ clock: "lunar" });
  return (await rt.run("print(1)")).stdout;
}
`,
  );
  const options = ["--strict", "--noEmit", "--skipLibCheck", "false", "--target", "ES2022"];
  const libraries = ["--lib", "ES2023,ESNext.Disposable,DOM,DOM.Iterable,DOM.AsyncIterable"];
  const how = ["--module", module, "--moduleResolution", moduleResolution];
  const tsc = [tool("typescript", "bin", "tsc"), ...options, ...libraries, ...how, "types.ts"];
  const { stdout } = spawnSync(process.execPath, tsc, { cwd: folder, encoding: "utf8" });
  expect(stdout).toBe("");
}, 2 * minutes);

test("the entries for browsers need nothing of Node", () => {
  const seen = new Set();
  const visit = (path) => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = readFileSync(path, "utf8");
    expect([path, /(?:from|import\(|require\()\s*["']node:|new Function\(/.test(text)]).toEqual([path, false]);
    for (const [, name] of text.matchAll(/(?:from|import)\s*["'](\.[^"']*)["']/g)) visit(join(path, "..", name));
  };
  visit(installed(manifest.exports["."].browser));
  visit(installed(manifest.exports["./inline"].default));
  expect(seen.size).toBeGreaterThan(10);
});

describe("in a page built by Vite, under a strict policy", () => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";
  const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
  let server;
  let browser;

  beforeAll(async () => {
    if (!hasChromium) return;
    const use = (from, where) => `import { createRuntime } from "${from}";
createRuntime().then((rt) => rt.run("print(6 * 7)")).then(({ stdout }) => ${where});\n`;
    file("page/index.html", '<!doctype html><title>t</title><script type="module" src="./main.js"></script>');
    file("page/worker.js", use("switchyard", "postMessage(stdout)"));
    file(
      "page/main.js",
      `window.results = {};
new Worker(new URL("./worker.js", import.meta.url), { type: "module" }).onmessage = ({ data }) => (window.results.worker = data);
${use("switchyard", "(window.results.page = stdout)")}import("./inline.js");\n`,
    );
    file("page/inline.js", use("switchyard/inline", "(window.results.inline = stdout)"));
    const config = { configFile: false, root: join(folder, "page"), logLevel: "error", worker: { format: "es" } };
    file("build.mjs", `import { build } from ${JSON.stringify(tool("vite", "dist", "node", "index.js"))};\nawait build(${JSON.stringify(config)});\n`);
    run(process.execPath, ["build.mjs"]);
    server = createServer((request, response) => {
      const path = new URL(request.url, "http://x").pathname;
      const at = join(folder, "page", "dist", path === "/" ? "index.html" : path);
      if (!existsSync(at)) return response.writeHead(404).end();
      response.writeHead(200, { "content-type": types[extname(at)] ?? "text/plain", "content-security-policy": policy });
      return response.end(readFileSync(at));
    });
    await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    const { chromium } = await import("playwright-core");
    browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  }, 3 * minutes);

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  (hasChromium ? test : test.skip)("page, worker and single file", async () => {
    const page = await browser.newPage();
    const problems = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(String(error)));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page
      .waitForFunction(() => Object.keys(globalThis.results ?? {}).length === 3, null, { timeout: minutes })
      .catch(() => undefined);
    const results = await page.evaluate(() => globalThis.results);
    expect(problems.filter((text) => !text.includes("favicon"))).toEqual([]);
    expect(results).toEqual({ page: "42\n", worker: "42\n", inline: "42\n" });
  }, 2 * minutes);
});
