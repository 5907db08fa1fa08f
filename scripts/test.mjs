// npm test: sets up, runs every stage and closes with one summary. npm test -- STAGE ... runs
// these stages only. A stage that fails does not keep the next from running. What each step
// printed is kept in build/logs.
import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { add, none } from "./lib/counts.mjs";
import { UserError, main, root } from "./lib/process.mjs";
import { ensureNodeModules, ensureTools } from "./lib/setup.mjs";
import { logFile, stages } from "./lib/stages.mjs";

const shownLines = 80;

function chosenStages() {
  const asked = process.argv.slice(2);
  const names = asked.length > 0 ? asked : Object.keys(stages);
  for (const name of names) {
    if (!(name in stages)) {
      throw new UserError(`no stage '${name}'; there are: ${Object.keys(stages).join(" ")}`);
    }
  }
  return names;
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

function report(stage, step, result, started) {
  const good = result.status === 0 && result.failed === 0;
  const counts = `${result.passed} passed, ${result.failed} failed`;
  const log = logFile(stage, step.name);
  writeFileSync(log, result.output);
  const line = `${good ? "ok  " : "FAIL"} ${stage}: ${step.name} (${seconds(started)})`;
  console.log(good ? line : `${line} ${counts}, see ${relative(root, log)}`);
  if (good) return;
  const lines = result.output.trimEnd().split("\n");
  const hidden = Math.max(0, lines.length - shownLines);
  if (hidden > 0) console.log(`    ... ${hidden} lines before these`);
  for (const text of lines.slice(hidden)) console.log(`    ${text}`);
}

// Runs a stage to its end, or to a step without which the others make no sense.
async function runStage(name) {
  const began = performance.now();
  let counts = none;
  for (const step of stages[name].steps) {
    const started = performance.now();
    const result = await step.run();
    report(name, step, result, started);
    counts = add(counts, result);
    if (step.required && result.status !== 0) break;
  }
  return { name, ...counts, time: seconds(began) };
}

function summarise(rows) {
  console.log("\nstage          passed  failed      time");
  for (const row of rows) {
    console.log(
      row.name.padEnd(14) +
        String(row.passed).padStart(7) +
        String(row.failed).padStart(8) +
        row.time.padStart(10),
    );
  }
  const total = rows.reduce(add, none);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total;
}

await main(async () => {
  const names = chosenStages();
  ensureTools(names.flatMap((name) => stages[name].tools));
  if (names.some((name) => stages[name].npm)) ensureNodeModules();
  const rows = [];
  for (const name of names) rows.push(await runStage(name));
  const total = summarise(rows);
  if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
});
