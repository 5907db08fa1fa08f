// The names that the libraries of the native build show to a linker: sy_ and syi_ only, so
// that they clash with nobody's.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { UserError, buildDir, capture, main } from "./lib/process.mjs";

await main(async () => {
  const folder = join(buildDir, "native");
  if (!existsSync(folder)) throw new UserError("build native first");
  const libraries = readdirSync(folder).filter((name) => /^libsy_.*\.a$/.test(name));
  const wrong = [];
  for (const library of libraries) {
    const done = await capture("nm", ["-g", "--defined-only", join(folder, library)]);
    if (done.status !== 0) throw new UserError(done.output);
    for (const line of done.output.split("\n")) {
      const symbol = /^[0-9a-f]+ [A-Za-z] (\S+)$/.exec(line)?.[1];
      if (symbol && !/^syi?_/.test(symbol)) wrong.push(`${library}: ${symbol}`);
    }
  }
  for (const said of wrong) console.log(said);
  if (wrong.length > 0) throw new UserError(`${wrong.length} names without the prefix`);
});
