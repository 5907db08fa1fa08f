// npm run format [FILE ...]: clang-format over these C files, or over all of them.
import { main, run } from "./lib/process.mjs";
import { ensureTools } from "./lib/setup.mjs";
import { cFiles } from "./lib/sources.mjs";

await main(() => {
  ensureTools(["clang-format"]);
  const asked = process.argv.slice(2);
  const files = asked.length > 0 ? asked : cFiles();
  if (files.length > 0) run("clang-format", ["-i", ...files]);
});
