// Pickles go from the native command to the module and back: the same bytes, and a tasklet goes
// on wherever it is loaded.
import { describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createRuntime } from "switchyard";

const root = resolve(import.meta.dirname, "..", "..");
const command = join(root, "build", "native", "switchyard");
const programs = join(import.meta.dirname, "programs");

function runNative(name, ...args) {
  const done = spawnSync(command, [name, ...args], { cwd: programs, encoding: "utf8", timeout: 60_000 });
  expect(done.stderr).toBe("");
  return done.stdout;
}

async function runModule(name, ...args) {
  const rt = await createRuntime();
  let out = "";
  let err = "";
  await rt.run(readFileSync(join(programs, name)), {
    filename: name,
    argv: [name, ...args],
    stdout: (text) => (out += text),
    stderr: (text) => (err += text),
  });
  rt.dispose();
  expect(err).toBe("");
  expect(rt.leakedBytes).toBe(0);
  return out;
}

const hosts = { native: runNative, module: runModule };

async function bytesOf(host, program, label) {
  const found = new RegExp(`^${label}: ([0-9a-f]+)$`, "m").exec(await hosts[host](program));
  return found[1];
}

const checksumTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

// The pickle with other bytes in it and the checksum made right.
function altered(hex, from, to) {
  const bytes = Buffer.from(hex, "hex");
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(16);
  expect(to.length).toBe(from.length);
  bytes.write(to, at, "utf8");
  let crc = 0xffffffff;
  for (const byte of bytes.subarray(16)) crc = checksumTable[(crc ^ byte) & 255] ^ (crc >>> 8);
  bytes.writeUInt32LE(~crc >>> 0, 12);
  return bytes.toString("hex");
}

describe.each(["native", "module"])("frozen by %s", (from) => {
  test.each(["native", "module"])("goes on in %s", async (to) => {
    const frozen = await bytesOf(from, "frozen.py", "frozen");
    expect((await hosts[to]("frozen.py", frozen)).split("\n")).toEqual([
      "Ada: 4611686018427387904 + -1 = 4611686018427387903",
      "Ada closed",
      "Blaise: 2305843009213693952 + -1 = 2305843009213693951",
      "Blaise closed",
      "(1000000000000000002000000000000000001, 2e+18) (1000000000000000004000000000000000004, 3e+18)",
      "countdown 2",
      "countdown 1",
      "caught zero 28",
      "",
    ]);
  });

  test("code that comes along runs later, not while it is loaded", async () => {
    for (const to of ["native", "module"]) {
      const eager = await bytesOf(from, "eager.py", "eager");
      expect(await hosts[to]("eager.py", eager)).toBe(
        "RuntimeError: code from a pickle cannot run before all of the pickle is loaded\n",
      );
      const later = await bytesOf(from, "eager.py", "later");
      expect(await hosts[to]("eager.py", later)).toBe("loaded\nTHE CODE RAN\n");
    }
  });
});

test("both make the same bytes", async () => {
  for (const [program, label] of [
    ["frozen.py", "frozen"],
    ["eager.py", "later"],
    ["values.py", "values"],
  ]) {
    expect(await bytesOf("native", program, label)).toBe(await bytesOf("module", program, label));
  }
});

test("the format of version 1 is what it was", async () => {
  const kept = readFileSync(join(programs, "values.v1.txt"), "utf8").trim();
  for (const host of ["native", "module"]) {
    expect(await hosts[host]("values.py", kept)).toBe(
      [
        "same bytes: True",
        "same values: True ['KeyError', 'list_iterator', 'reversed', 'enumerate', 'list', 'list']",
        "[8, 9] [2, 1] [(4, 'x')] True",
        "",
      ].join("\n"),
    );
  }
});

test("code that was compiled otherwise is refused", async () => {
  const later = await bytesOf("native", "eager.py", "later");
  for (const host of ["native", "module"]) {
    const other = altered(later, 'print("THE CODE RAN")', 'print("THE CODE SAT")');
    expect(await hosts[host]("eager.py", other)).toBe(
      "UnpicklingError: code of 'eager.py' was compiled by another version of Switchyard, " +
        "which made other instructions of it\n",
    );
    expect(await hosts[host]("eager.py", altered(later, "def make():", "def make(:)"))).toContain(
      "compiled by another version",
    );
  }
});
