// The stages of npm test. A stage is a list of steps; a step runs one program and says how
// many test cases passed and failed in it. A step that only succeeds or fails is one case.
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fromCtest, fromJest, fromOutput } from "./counts.mjs";
import { buildDir, capture, root } from "./process.mjs";
import { needs } from "./setup.mjs";

const node = process.execPath;

// A step that runs one of our scripts and counts as one case.
const script = (name, file, ...args) => ({
  name,
  run: async () => asOneCase(await capture(node, [`scripts/${file}`, ...args])),
});

// The same, for a step that builds: without it the rest of the stage is not run.
const build = (...parts) => ({
  ...script(`build ${parts.join(" ")}`, "build.mjs", ...parts),
  required: true,
});

function asOneCase(done) {
  const good = done.status === 0;
  return { ...done, passed: good ? 1 : 0, failed: good ? 0 : 1 };
}

// The counts of a runner, made to agree with its exit status.
function counted(done, counts) {
  if (counts === null) return asOneCase({ ...done, status: done.status || 1 });
  if (done.status !== 0 && counts.failed === 0) return { ...done, ...counts, failed: 1 };
  return { ...done, ...counts };
}

const ctest = (preset) => ({
  name: `ctest ${preset}`,
  run: async () => {
    const report = join(buildDir, preset, "ctest.xml");
    rmSync(report, { force: true });
    const done = await capture("ctest", [
      "--preset",
      preset,
      "--output-junit",
      report,
      "--test-output-size-passed",
      "100000",
    ]);
    return counted(done, fromCtest(report));
  },
});

// The other machine's assembly is at least assembled on this one.
const assemble = (target, file) => ({
  name: `assemble ${file}`,
  run: async () => {
    const args = [`--target=${target}`, "-Iruntime", "-c", `runtime/port/${file}`, "-o"];
    return asOneCase(await capture("clang", [...args, join(buildDir, "assembled.o")]));
  },
});

const jest = {
  name: "jest",
  run: async () => {
    const report = join(buildDir, "jest.json");
    rmSync(report, { force: true });
    const env = { ...process.env, NODE_OPTIONS: "--experimental-vm-modules --no-warnings" };
    const args = ["node_modules/jest/bin/jest.js", "--json", `--outputFile=${report}`, "-w", "2"];
    const done = await capture(node, args, { env });
    return counted(done, fromJest(report));
  },
};

// Every tests/conformance/AREA/run.py compares something with the CPython that runs it, and
// closes with a line of counts. Messages and carets differ a little from one 3.11.x to another;
// the reference is Debian 12's, so another python3 on PATH comes second.
const debianPython = "/usr/bin/python3";
const python = existsSync(debianPython) ? debianPython : "python3";

function conformance() {
  const folder = join(root, "tests", "conformance");
  if (!existsSync(folder)) return [];
  const areas = readdirSync(folder).filter((area) => existsSync(join(folder, area, "run.py")));
  return areas.sort().map((area) => ({
    name: `against CPython: ${area}`,
    run: async () => {
      const done = await capture(python, [join(folder, area, "run.py")]);
      return counted(done, fromOutput(done.output));
    },
  }));
}

// Random programs over `stackless`: what Stackless Python 3.7 has recorded, and what a model says.
const model = (file, ...args) => ({
  name: [`model/${file}`, ...args].join(" "),
  run: async () => {
    const done = await capture(python, [join(root, "tests", "model", file), ...args]);
    return counted(done, fromOutput(done.output));
  },
});
const models = [
  model("run.py"),
  model("run.py", "--hard"),
  model("run.py", "--model"),
  model("compare.py"),
  model("compare.py", "--hard"),
];

// Every lock with tasklets of one thread, tasklets of several and threads, over many seeds.
const locks = {
  name: "lock suite",
  run: async () => {
    const done = await capture(python, [join(root, "tests", "locks", "run.py")]);
    return counted(done, fromOutput(done.output));
  },
};

const browser = {
  name: "playwright",
  run: async () => {
    const done = await capture(node, ["tests/browser/run.mjs"]);
    return counted(done, fromOutput(done.output));
  },
};

export const stages = {
  lint: {
    tools: needs.lint,
    npm: true,
    steps: ["format", "includes", "strays", "tidy", "eslint", "tsc"].map((name) =>
      script(name, "lint.mjs", name),
    ),
  },
  native: {
    tools: needs.native,
    steps: [build("native"), script("symbols", "check-symbols.mjs"), ctest("native"), locks],
  },
  conformance: {
    tools: [...needs.native, ...needs.conformance],
    steps: [build("native"), ...conformance(), ...models],
  },
  clang: {
    tools: needs.clang,
    steps: [
      build("native-clang"),
      assemble("aarch64-linux-gnu", "fiber_aarch64.S"),
      assemble("x86_64-linux-gnu", "fiber_x86_64.S"),
    ],
  },
  asan: { tools: needs.native, steps: [build("asan"), ctest("asan")] },
  tsan: { tools: needs.native, steps: [build("tsan"), ctest("tsan")] },
  wasm: {
    tools: needs.wasm,
    npm: true,
    steps: [build("wasm-all", "module"), ctest("wasm"), jest],
  },
  browser: {
    tools: [...needs.wasm, ...needs.browser],
    npm: true,
    steps: [build("wasm", "module", "page"), browser],
  },
};

// Makes the folder for the steps' logs and gives the path of one.
export function logFile(stage, step) {
  const folder = join(buildDir, "logs");
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  return join(folder, `${stage}-${step.replaceAll(/\W+/g, "-").toLowerCase()}.log`);
}
