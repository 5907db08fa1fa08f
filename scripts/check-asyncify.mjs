// node scripts/check-asyncify.mjs FILE.wasm NAME ...: that Asyncify left these functions alone.
//
// A function that wasm-opt inlined into its caller no longer has its name, and its code is
// instrumented with the caller: then the list of exclusions does nothing, with a warning only.
// So each name must exist, and its code must not read Asyncify's state. Names of functions are
// needed in the file (--profiling-funcs).
import { readFileSync } from "node:fs";
import { UserError, main } from "./lib/process.mjs";
import { functionBodies } from "./lib/wasm.mjs";

const globalGet = 0x23;
const globalSet = 0x24;
const i32Const = 0x41;
const i32Eq = 0x46;
const rewinding = 2;

// asyncify_stop_unwind is `state = 0` and little else: which global that is, as LEB128 bytes.
function stateGlobal(bodies) {
  const stop = bodies.get("asyncify_stop_unwind") ?? bodies.get("asyncify_stop_rewind");
  if (stop === undefined) throw new UserError("the module has no Asyncify, or no names");
  const at = stop.findIndex(
    (byte, i) => byte === i32Const && stop[i + 1] === 0 && stop[i + 2] === globalSet,
  );
  if (at < 0) throw new UserError("asyncify_stop_unwind is not as expected");
  const start = at + 3;
  let end = start;
  while (stop[end] >= 128) end++;
  return stop.subarray(start, end + 1);
}

// Whether a body asks "are we rewinding?", as every instrumented one does first of all.
function isInstrumented(body, state) {
  const question = Buffer.from([globalGet, ...state, i32Const, rewinding, i32Eq]);
  return Buffer.from(body).includes(question);
}

await main(() => {
  const [file, ...names] = process.argv.slice(2);
  const bodies = functionBodies(readFileSync(file));
  const state = stateGlobal(bodies);
  const instrumented = [...bodies.values()].filter((body) => isInstrumented(body, state));
  if (instrumented.length === 0) throw new UserError(`${file}: nothing is instrumented`);
  const wrong = names.flatMap((name) => {
    const body = bodies.get(name);
    if (body === undefined) return [`${name} is not in the module: was it inlined?`];
    return isInstrumented(body, state) ? [`${name} is instrumented`] : [];
  });
  if (wrong.length > 0) throw new UserError(`${file}: ${wrong.join("; ")}`);
});
