// Reading wasm modules: the smallest ones, byte by byte.
import { expect, test } from "@jest/globals";
import { functionBodies, withoutSections } from "../../scripts/lib/wasm.mjs";

const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const section = (id, ...body) => [id, body.length, ...body];
const string = (text) => [text.length, ...Buffer.from(text)];

// (import "m" "f" (func)) (func $g nop) (func $h nop nop)
const bytes = new Uint8Array([
  ...header,
  ...section(1, 1, 0x60, 0, 0),
  ...section(2, 1, ...string("m"), ...string("f"), 0, 0),
  ...section(3, 2, 0, 0),
  ...section(10, 2, 3, 0, 1, 11, 4, 0, 1, 1, 11),
  ...section(0, ...string("name"), 1, 10, 3, 0, 1, 0x66, 1, 1, 0x67, 2, 1, 0x68),
]);

test("the module under test is one", () => {
  expect(WebAssembly.validate(bytes)).toBe(true);
});

test("bodies are found by name, imports are not counted among them", () => {
  const bodies = functionBodies(bytes);
  expect([...bodies.keys()]).toEqual(["g", "h"]);
  expect([...bodies.get("g")]).toEqual([0, 1, 11]);
  expect([...bodies.get("h")]).toEqual([0, 1, 1, 11]);
});

test("a section is taken out and the rest stays", () => {
  const stripped = withoutSections(bytes, ["name"]);
  expect(WebAssembly.validate(stripped)).toBe(true);
  expect(stripped.length).toBe(bytes.length - 19);
  expect(functionBodies(stripped).size).toBe(0);
});
