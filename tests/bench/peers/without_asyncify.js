// Put before the glue of the build without Asyncify: its C stacks cannot be switched, so it runs
// one program whose tasklets need no C stack, and ends where it would switch back for the first
// time. What the program printed was flushed by then.
/* global Module */
Module.instantiateWasm = (imports, receive) => {
  const { readFileSync } = require("node:fs");
  const module = new WebAssembly.Module(readFileSync(__filename.replace(/cjs$/, "wasm")));
  // What the glue does not provide are Asyncify's primitives, under whatever names they have.
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    if (kind === "function") imports[from][name] ??= () => process.exit(0);
  }
  receive(new WebAssembly.Instance(module, imports), module);
  return {};
};
