// ESLint for everything in JavaScript and TypeScript. Layout is nobody's business here.
import eslint from "@eslint/js";
import globals from "globals";
import typescript from "typescript-eslint";

// The page's parts: state knows nothing of the rest, only actions change it, rendering and
// events read it. The module knows nothing of the page.
const noPlayground = {
  patterns: [{ group: ["**/playground/**"], message: "The module knows nothing of the page." }],
};

export default typescript.config(
  { ignores: ["build/**", "node_modules/**"] },
  eslint.configs.recommended,
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: { globals: globals.node },
  },
  {
    files: ["tests/browser/**/*.mjs"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  {
    files: ["**/*.cjs", "tests/bench/peers/without_asyncify.js"],
    languageOptions: { sourceType: "commonjs" },
  },
  {
    files: ["cmake/*.js", "runtime/host/wasm/*.js"],
    languageOptions: {
      globals: {
        mergeInto: "readonly",
        LibraryManager: "readonly",
        Module: "readonly",
        abort: "readonly",
      },
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...typescript.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ["web/module/**/*.ts"],
    rules: { "no-restricted-imports": ["error", noPlayground] },
  },
  {
    files: ["web/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "ExportDefaultDeclaration",
          message: "Exports have names, so that a thing is called the same everywhere.",
        },
      ],
    },
  },
  {
    files: ["**/*.{js,mjs,cjs,ts,tsx}"],
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-unused-vars": "off",
      "prefer-const": "error",
      "no-var": "error",
    },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    rules: {
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrors: "none" }],
    },
  },
  {
    files: ["web/**/vite.config.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
);
