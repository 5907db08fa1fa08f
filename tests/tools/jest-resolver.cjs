// Jest's resolver: an import of "./name.js" in TypeScript means ./name.ts until it is built.
module.exports = (request, options) => {
  if (/^\.{1,2}\/.*\.m?js$/.test(request)) {
    try {
      return options.defaultResolver(request, options);
    } catch {
      return options.defaultResolver(request.replace(/\.m?js$/, ""), options);
    }
  }
  return options.defaultResolver(request, options);
};
