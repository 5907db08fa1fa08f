// Jest's transform for TypeScript: strips the types with the compiler that checks them
// elsewhere (tsc in the lint stage), so that no second compiler is needed.
const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const typescript = require("typescript");

const compilerOptions = {
  target: typescript.ScriptTarget.ES2022,
  module: typescript.ModuleKind.ESNext,
  jsx: typescript.JsxEmit.ReactJSX,
  jsxImportSource: "preact",
  verbatimModuleSyntax: true,
  inlineSourceMap: true,
  inlineSources: true,
};

const self = readFileSync(__filename);

module.exports = {
  process(text, fileName) {
    return { code: typescript.transpileModule(text, { compilerOptions, fileName }).outputText };
  },
  getCacheKey(text, fileName) {
    const hash = createHash("sha1").update(self).update(typescript.version);
    return hash.update(fileName).update("\0").update(text).digest("hex");
  },
};
