// Put before the glue of the build without Asyncify. Its C stacks cannot be switched, so it runs
// one program that needs no C stack and fits in one slice of the pump, and ends where it would
// switch back for the first time. What the program printed was flushed by then. Emscripten's
// own parser of JavaScript reads this file, and an old one knows no newer syntax.
/* global Module */
Module["instantiateWasm"] = function (imports, receive) {
  const bytes = require("fs").readFileSync(__filename.replace(/cjs$/, "wasm"));
  const module = new WebAssembly.Module(bytes);
  // What the glue does not provide are Asyncify's primitives, under whatever names they have.
  WebAssembly.Module.imports(module).forEach(function (wanted) {
    const from = imports[wanted.module] || {};
    imports[wanted.module] = from;
    if (wanted.kind === "function" && !from[wanted.name]) {
      from[wanted.name] = function () {
        process.exit(0);
      };
    }
  });
  receive(new WebAssembly.Instance(module, imports), module);
  return {};
};
