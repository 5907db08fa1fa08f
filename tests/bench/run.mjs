// npm run bench: builds what it needs, runs every contestant several times, interleaved so
// that a slow phase of the machine meets all of them, and prints the medians in nanoseconds.
//
//   npm run bench -- [--repeat N] [--json FILE] [ID ...]
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildModule, buildPreset, buildWasm } from "../../scripts/lib/builds.mjs";
import { UserError, buildDir, capture, main, run, which } from "../../scripts/lib/process.mjs";
import { ensureNodeModules, ensureTools, needs } from "../../scripts/lib/setup.mjs";
import { suite } from "./suite.mjs";

const timeout = 120_000;

function parseArguments(words) {
  const options = { repeat: 5, json: null, ids: [] };
  for (let i = 0; i < words.length; i++) {
    if (words[i] === "--repeat") options.repeat = Number(words[++i]);
    else if (words[i] === "--json") options.json = words[++i];
    else options.ids.push(words[i]);
  }
  const known = suite.map((benchmark) => benchmark.id);
  const unknown = options.ids.filter((id) => !known.includes(id));
  if (unknown.length > 0 || !(options.repeat >= 1)) {
    throw new UserError(`usage: npm run bench -- [--repeat N] [--json FILE] [${known.join(" ")}]`);
  }
  return options;
}

async function buildAll() {
  ensureTools([...needs.native, ...needs.wasm, ...needs.bench]);
  ensureNodeModules();
  buildPreset("native", ["all", "benchmarks"]);
  buildWasm();
  buildPreset("wasm", ["benchmarks"]);
  buildPreset("wasm-plain", ["benchmarks"]);
  await buildModule();
  mkdirSync(join(buildDir, "bench"), { recursive: true });
  const env = { ...process.env, GOCACHE: join(buildDir, ".cache", "go"), GO111MODULE: "off" };
  run("go", ["build", "-o", "build/bench/peer-go", "tests/bench/peers/peer.go"], { env });
}

// One run of a contestant: its figure, or the reason why there is none.
async function once({ command, needs: files = [], optional = false }) {
  if (optional && which(command[0]) === null) return { error: "not installed", absent: true };
  const missing = files.find((file) => !existsSync(file));
  if (missing) return { error: `${missing} is not built` };
  const done = await capture(command[0], command.slice(1), { timeout });
  const figure = /^ns ([\d.]+(?:e[+-]?\d+)?)$/m.exec(done.output);
  if (done.status !== 0 || !figure) return { error: done.output.trim().split("\n").at(-1) };
  return { ns: Number(figure[1]) };
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// Runs the benchmarks round after round; fills in the results of each contestant.
async function measure(benchmarks, repeat) {
  const rows = benchmarks.flatMap(({ id, contestants }) =>
    contestants.map((contestant) => ({ id, contestant, runs: [], error: null })),
  );
  for (let round = 1; round <= repeat; round++) {
    process.stderr.write(`round ${round} of ${repeat}\n`);
    for (const row of rows) {
      if (row.error !== null) continue;
      const { ns, error, absent } = await once(row.contestant);
      if (error === undefined) row.runs.push(ns);
      else row.error = error;
      row.absent = absent ?? false;
    }
  }
  return rows.map((row) => ({
    id: row.id,
    name: row.contestant.name,
    ours: row.contestant.ours ?? null,
    error: row.error,
    absent: row.absent,
    median: row.error === null ? median(row.runs) : null,
    min: row.error === null ? Math.min(...row.runs) : null,
    max: row.error === null ? Math.max(...row.runs) : null,
  }));
}

const figure = (ns) => (ns === null ? "-" : ns >= 1000 ? ns.toFixed(0) : ns.toFixed(1));
const ratio = (ours, theirs) => (ours && theirs ? `${(ours / theirs).toFixed(2)} x` : "-");

// A benchmark's table. The two last columns are our median as a multiple of the row's.
function print(title, rows) {
  const ours = (where) => rows.find((row) => row.ours === where)?.median ?? null;
  console.log(`\n${title}`);
  const head = ["ns", "min", "max", "native/this", "Node/this"];
  console.log(`  ${"".padEnd(34)}${head.map((word) => word.padStart(12)).join("")}`);
  for (const row of rows) {
    const name = row.ours === null ? row.name : `${row.name}, ${row.ours === "node" ? "Node" : "native"}`;
    const cells = [figure(row.median), figure(row.min), figure(row.max)];
    cells.push(ratio(ours("native"), row.median), ratio(ours("node"), row.median));
    console.log(`  ${name.padEnd(34)}${cells.map((cell) => cell.padStart(12)).join("")}`);
    if (row.error !== null) console.log(`    did not run: ${row.error}`);
  }
}

// How much faster than CPython we are on the programs that both ran: the geometric mean.
function printMeans(rows) {
  const peers = rows.filter((row) => row.name === "CPython, the same program" && row.median);
  for (const [where, name] of [["native", "natively"], ["node", "in Node"]]) {
    const ratios = peers.flatMap(({ id, median: theirs }) => {
      const ours = rows.find((row) => row.id === id && row.ours === where)?.median;
      return ours ? [theirs / ours] : [];
    });
    if (ratios.length < 2) continue;
    const mean = Math.exp(ratios.reduce((sum, value) => sum + Math.log(value), 0) / ratios.length);
    console.log(
      `\n${ratios.length} programs ${name}: ${mean.toFixed(2)} times as fast as CPython (geometric mean)`,
    );
  }
}

await main(async () => {
  const options = parseArguments(process.argv.slice(2));
  const benchmarks = suite.filter(({ id }) => options.ids.length === 0 || options.ids.includes(id));
  await buildAll();
  const rows = await measure(benchmarks, options.repeat);
  for (const { id, title } of benchmarks) {
    print(
      title,
      rows.filter((row) => row.id === id),
    );
  }
  if (options.json !== null) writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`);
  printMeans(rows);
  if (rows.some((row) => row.error !== null && !row.absent)) process.exitCode = 1;
});
