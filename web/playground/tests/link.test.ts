import { describe, expect, test } from "@jest/globals";
import { deflateSync, strToU8 } from "fflate";
import { LinkError, decodeLink, encodeLink, type Shared } from "../src/share/link";
import { DEFAULT_SETTINGS } from "../src/state/settings";

const SHARED: Shared = {
  files: [
    { name: "main.py", text: "import helper\nprint('größe', '漢字', '\u{1f600}')\n" },
    { name: "pack/__init__.py", text: "" },
  ],
  settings: { ...DEFAULT_SETTINGS, seed: 7, atomicMode: "old" },
  step: 12,
  scenario: "semaphore",
};

/** A link with a right checksum over whatever bytes. */
function linkOver(bytes: Uint8Array): string {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  const data = Buffer.from(bytes).toString("base64url");
  return `#1.${(~crc >>> 0).toString(36)}.${data}`;
}

const linkOf = (value: unknown): string => linkOver(deflateSync(strToU8(JSON.stringify(value))));

describe("a link", () => {
  test("brings back what went in", () => {
    expect(decodeLink(encodeLink(SHARED))).toEqual(SHARED);
    const plain = { ...SHARED, settings: DEFAULT_SETTINGS, step: -1, scenario: "" };
    expect(decodeLink(encodeLink(plain))).toEqual(plain);
  });

  test("holds nothing that an address cannot", () => {
    expect(encodeLink(SHARED)).toMatch(/^#[\w.-]+$/);
  });

  test.each(["", "#", "#top", "#L12", "#a.b.c"])("%j is none", (fragment) => {
    expect(decodeLink(fragment)).toBeNull();
  });

  test("that was cut, or changed in any letter, is refused", () => {
    const link = encodeLink(SHARED);
    for (let end = 3; end < link.length; end++) {
      expect(() => decodeLink(link.slice(0, end))).toThrow(LinkError);
    }
    const at = link.lastIndexOf(".") + 1;
    for (let place = at; place < link.length; place++) {
      const letter = link[place] === "A" ? "B" : "A";
      const changed = link.slice(0, place) + letter + link.slice(place + 1);
      // The last letter may carry bits that no byte uses.
      if (place < link.length - 1) expect(() => decodeLink(changed)).toThrow(LinkError);
    }
  });

  test("of another version says so", () => {
    expect(() => decodeLink("#2.0.AAAA")).toThrow(/another version/);
  });

  test("that unfolds to a great deal is given up", () => {
    const bomb = deflateSync(new Uint8Array(50_000_000));
    expect(() => decodeLink(linkOver(bomb))).toThrow(/too long/);
  });

  const files = [["main.py", "pass"]];
  test.each<[string, unknown]>([
    ["null", null],
    ["a list", []],
    ["no files", { files: [] }],
    ["a file without text", { files: [["main.py"]] }],
    ["a file with a number for a text", { files: [["main.py", 1]] }],
    ["a path out of the program", { files: [["../main.py", ""]] }],
    ["markup for a name", { files: [["<img src=x>.py", ""]] }],
    ["a name twice", { files: [...files, ...files] }],
    ["too many files", { files: Array.from({ length: 31 }, (_, at) => [`m${at}.py`, ""]) }],
    ["too long a file", { files: [["main.py", "x".repeat(1_000_001)]] }],
    ["a seed below zero", { files, settings: { ...DEFAULT_SETTINGS, seed: -1 } }],
    ["an unknown mode", { files, settings: { ...DEFAULT_SETTINGS, atomicMode: "new" } }],
    ["settings that are none", { files, settings: 3 }],
    ["a step that is no number", { files, step: "1" }],
    ["a scenario that is no text", { files, scenario: {} }],
  ])("with %s is refused", (_, value) => {
    expect(() => decodeLink(linkOf(value))).toThrow(LinkError);
  });

  test("that is no JSON, no text or no compressed data is refused", () => {
    for (const bytes of [strToU8("{"), new Uint8Array([0xff, 0xfe, 0x80])]) {
      expect(() => decodeLink(linkOver(deflateSync(bytes)))).toThrow(LinkError);
      expect(() => decodeLink(linkOver(bytes))).toThrow(LinkError);
    }
  });
});
