// The example service: requests beside each other, budgets, streams.
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startService } from "../../examples/node/service.mjs";

let service;
let base;

beforeAll(async () => {
  service = await startService();
  base = `http://127.0.0.1:${service.port}`;
});

afterAll(() => service.close());

test("answers while an endless request uses up its budget", async () => {
  const endless = fetch(`${base}/spin`);
  const quick = await fetch(`${base}/count`);
  expect(await quick.text()).toMatch(/^\d+ visits\n$/);
  const spun = await endless;
  expect([spun.status, await spun.text()]).toEqual([503, "the call has used up its instructions\n"]);
  expect((await fetch(`${base}/nothing`)).status).toBe(404);
});

test("streams a body from a channel", async () => {
  const answers = await Promise.all([1, 2, 3].map(async () => (await fetch(`${base}/numbers`)).text()));
  for (const text of answers) {
    expect(text.split("\n")).toHaveLength(1001);
    expect(text.startsWith("0\n1\n2\n")).toBe(true);
  }
});
