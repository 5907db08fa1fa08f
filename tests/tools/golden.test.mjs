// The directives at the top of a golden test's program.
import { expect, test } from "@jest/globals";
import { directivesOf } from "./golden.mjs";

test("a program without directives", () => {
  expect(directivesOf("print(1)\n")).toEqual({ exit: 0, skipWasm: null, skipHard: null, options: [] });
});

test("directives on several lines", () => {
  const source = "# sy: ticks=100 exit=1\n# sy: skip-wasm=files seed=7\n'# sy: no=1'\n";
  expect(directivesOf(source)).toEqual({
    exit: 1,
    skipWasm: "files",
    skipHard: null,
    options: [
      ["ticks", "100"],
      ["seed", "7"],
    ],
  });
});

test("a malformed directive is an error", () => {
  expect(() => directivesOf("# sy: ticks\n")).toThrow("bad directive 'ticks'");
});
