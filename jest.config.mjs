// Jest in Node: the built module as a user imports it, and the page's pure functions.
// Run with NODE_OPTIONS=--experimental-vm-modules (scripts/lib/stages.mjs does).
export default {
  roots: ["<rootDir>/tests", "<rootDir>/web"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx", "**/*.test.mjs"],
  testPathIgnorePatterns: ["/node_modules/", "/tests/browser/"],
  testEnvironment: "node",
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  moduleFileExtensions: ["ts", "tsx", "mjs", "js", "cjs", "json"],
  transform: { "\\.tsx?$": "<rootDir>/tests/tools/jest-typescript.cjs" },
  resolver: "<rootDir>/tests/tools/jest-resolver.cjs",
  cacheDirectory: "<rootDir>/build/.cache/jest",
  testTimeout: 30000,
};
