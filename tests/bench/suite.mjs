// What npm run bench measures: each benchmark with everybody who takes part in it. A contestant
// is a command whose output has a line "ns NUMBER": the nanoseconds of one operation. `ours` is
// the column that a ratio is made for; the others are peers.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildDir, root } from "../../scripts/lib/process.mjs";

const bench = (...path) => join(root, "tests", "bench", ...path);
const node = process.execPath;
// The CPython that is compared with is Debian's, whatever else is called python3.
const cpython = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

// Our own programs in the language, natively and in Node.
const languageNative = (program) => ({
  name: "Switchyard",
  ours: "native",
  needs: [join(buildDir, "native", "switchyard")],
  command: [
    join(buildDir, "native", "switchyard"),
    "--clock",
    "real",
    bench("programs", `${program}.py`),
  ],
});

const languageNode = (program) => ({
  name: "Switchyard",
  ours: "node",
  needs: [join(buildDir, "module", "cli.js")],
  command: [
    node,
    join(buildDir, "module", "cli.js"),
    "--clock",
    "real",
    bench("programs", `${program}.py`),
  ],
});

const language = (program) => [languageNative(program), languageNode(program)];

// Our own programs in C, natively and in Node.
function inC(program) {
  const native = join(buildDir, "native", "bench", `bench_${program}`);
  const wasm = join(buildDir, "wasm", "bench", `bench_${program}.cjs`);
  return [
    { name: "Switchyard in C", ours: "native", needs: [native], command: [native] },
    {
      name: "Switchyard in C",
      ours: "node",
      needs: [wasm],
      command: [node, "--no-experimental-fetch", wasm],
    },
  ];
}

const go = (name, what) => ({
  name: `Go, ${what}`,
  command: [join(buildDir, "bench", "peer-go"), name],
});
const lua = (name, what) => ({
  name: `Lua 5.4, ${what}`,
  command: ["lua5.4", bench("peers", "peer.lua"), name],
});
const javascript = (name, what) => ({
  name: `Node, ${what}`,
  command: [node, bench("peers", "peer.mjs"), name],
});
const python = (name, what) => ({
  name: `CPython, ${what}`,
  command: [cpython, bench("peers", "peer.py"), name],
});
const cpythonProgram = (name) => ({
  name: "CPython, the same program",
  command: [cpython, bench("programs", `${name}.py`)],
});

// MicroPython, if it is installed.
const micropython = (name) => ({
  name: "MicroPython, the same program",
  optional: true,
  command: ["micropython", bench("programs", `${name}.py`)],
});

// A program of the language against the same program elsewhere.
const program = (id, title) => ({
  id,
  title,
  contestants: [...language(id), cpythonProgram(id), micropython(id)],
});

// The command as a wasm program, with Asyncify and without: the price of Asyncify.
function asyncifyPair(program) {
  const of = (preset, name, ours) => {
    const file = join(buildDir, preset, "bench", "bench_command.cjs");
    const args = ["--no-experimental-fetch", file, "--clock", "real"];
    return { name, ours, needs: [file], command: [node, ...args, bench("programs", program)] };
  };
  return [
    of("wasm", "Switchyard with Asyncify", "node"),
    of("wasm-plain", "the same without Asyncify"),
  ];
}

const emscriptenFiber = join(buildDir, "wasm", "bench", "bench_emscripten_fiber.cjs");

export const suite = [
  {
    id: "soft",
    title: "Soft switch: two tasklets of the language take turns",
    contestants: [
      ...language("soft_switch"),
      go("switch", "Gosched"),
      lua("switch", "resume and yield"),
      javascript("switch", "generator"),
      javascript("await", "await"),
      python("switch", "generator"),
    ],
  },
  {
    id: "soft-c",
    title: "Soft switch, C: two tasklets without a C stack take turns",
    contestants: [...inC("soft_switch"), go("switch", "Gosched")],
  },
  {
    id: "hard",
    title: "Hard switch, C: two C stacks take turns",
    contestants: [
      ...inC("hard_switch"),
      {
        name: "Emscripten's own fibers, Node",
        needs: [emscriptenFiber],
        command: [node, "--no-experimental-fetch", emscriptenFiber],
      },
      go("switch", "Gosched"),
    ],
  },
  {
    id: "hard-language",
    title: "Hard switch, language: turns taken inside a sort key",
    contestants: [...language("hard_switch"), go("switch", "Gosched")],
  },
  {
    id: "channel-c",
    title: "Channel, C: one message of a ping-pong",
    contestants: [...inC("channel"), go("channel", "unbuffered channel")],
  },
  {
    id: "channel",
    title: "Channel, language: one message of a ping-pong",
    contestants: [
      ...language("channel"),
      go("channel", "unbuffered channel"),
      lua("channel", "resume and yield"),
      javascript("channel", "async channel"),
      python("channel", "asyncio.Queue"),
    ],
  },
  {
    id: "spawn-c",
    title: "Spawn and end, C",
    contestants: [...inC("spawn"), go("spawn", "go and WaitGroup")],
  },
  {
    id: "spawn",
    title: "Spawn and end, language",
    contestants: [
      ...language("spawn"),
      go("spawn", "go and WaitGroup"),
      lua("spawn", "coroutine"),
      javascript("spawn", "async function"),
      python("spawn", "asyncio task"),
    ],
  },
  {
    id: "fib",
    title: "fib(27): one call",
    contestants: [
      ...language("fib"),
      lua("fib", "the same"),
      javascript("fib", "the same"),
      cpythonProgram("fib"),
      micropython("fib"),
    ],
  },
  {
    id: "loop",
    title: "A while loop's sum: one turn",
    contestants: [
      ...language("loop"),
      lua("loop", "the same"),
      javascript("loop", "the same"),
      cpythonProgram("loop"),
      micropython("loop"),
    ],
  },
  program("nested_loops", "Nested loops: one turn of the inner one"),
  program("containers", "Lists and dicts: one element"),
  program("strings", "Strings built, joined, formatted, split: one piece"),
  program("methods", "Method calls: one round of four"),
  program("attributes", "Attributes and instances: one round"),
  program("generators", "Generators: one value through three of them"),
  program("exceptions", "Exceptions: one round of two caught"),
  program("sorting", "Sorting, in five ways: one element"),
  program("json_round_trip", "JSON there and back: one character"),
  program("nbody", "N-body: one step"),
  program("spectral_norm", "Spectral norm: one entry of the matrix"),
  program("richards", "Richards: one turn of the idle task"),
  {
    id: "asyncify-fib",
    title: "What Asyncify costs in wasm: fib(27), one call",
    contestants: asyncifyPair("fib.py"),
  },
  {
    id: "asyncify-loop",
    title: "What Asyncify costs in wasm: a while loop's sum, one turn",
    contestants: asyncifyPair("loop.py"),
  },
];
