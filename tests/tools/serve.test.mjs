// The server of npm start: right types, nothing outside its folder, a taken port is no error.
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../scripts/serve.mjs";

let folder;
let running;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "switchyard-serve-"));
  mkdirSync(join(folder, "site", "sub"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "site", "index.html"), "<p>home");
  writeFileSync(join(folder, "site", "sub", "index.html"), "<p>sub");
  writeFileSync(join(folder, "site", "a.wasm"), new Uint8Array([0, 97, 115, 109]));
  writeFileSync(join(folder, "site", "a.mjs"), "export {};");
  running = await serve(join(folder, "site"), { port: 0 });
});
afterAll(() => {
  running.server.close();
  rmSync(folder, { recursive: true });
});

// A request with the path exactly as given, which fetch would tidy up first.
function get(path, method = "GET") {
  return new Promise((settle, reject) => {
    const { port } = running.server.address();
    const asked = request({ port, host: "127.0.0.1", path, method }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => {
        const { statusCode: status, headers } = response;
        settle({ status, headers, body: Buffer.concat(chunks).toString("latin1") });
      });
    });
    asked.on("error", reject);
    asked.end();
  });
}

test.each([
  ["/", "<p>home", "text/html; charset=utf-8"],
  ["/sub/?x=1", "<p>sub", "text/html; charset=utf-8"],
  ["/a.wasm", "\0asm", "application/wasm"],
  ["/a.mjs", "export {};", "text/javascript; charset=utf-8"],
])("%s", async (path, body, type) => {
  const answer = await get(path);
  expect(answer).toMatchObject({ status: 200, body });
  expect(answer.headers).toMatchObject({ "content-type": type, "cache-control": "no-cache" });
});

test.each(["/../secret.txt", "/..%2fsecret.txt", "/sub/../../secret.txt", "/%zz", "/%00", "/no"])(
  "%s is not found",
  async (path) => {
    expect((await get(path)).status).toBe(404);
  },
);

test("only reading is allowed", async () => {
  expect((await get("/", "POST")).status).toBe(405);
  expect(await get("/", "HEAD")).toMatchObject({ status: 200, body: "" });
});

test("a taken port gives way to the next", async () => {
  const { port } = running.server.address();
  const other = await serve(join(folder, "site"), { port });
  expect(other.server.address().port).toBeGreaterThan(port);
  other.server.close();
});
