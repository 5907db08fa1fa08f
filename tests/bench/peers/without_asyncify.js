// Put before the glue of the build without Asyncify: its C stacks cannot be switched, so it runs
// one program whose tasklets need no C stack, and ends where it would switch back for the first
// time. What the program printed was flushed by then.
/* global Module */
Module.instantiateWasm = (imports, receive) => {
  const { readFileSync } = require("node:fs");
  const end = () => process.exit(0);
  imports.asyncify = { start_unwind: end, stop_unwind: end, start_rewind: end, stop_rewind: end };
  const module = new WebAssembly.Module(readFileSync(__filename.replace(/cjs$/, "wasm")));
  receive(new WebAssembly.Instance(module, imports), module);
  return {};
};
