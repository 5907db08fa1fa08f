// The page as it comes from the server.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { output, runToEnd, type, waitIdle } from "../actions.mjs";
import { check, equal, root, test } from "../harness.mjs";

test("loads without a word on the console and becomes ready", async (session) => {
  const page = await session.open();
  await waitIdle(page);
  equal(await page.locator(".status").innerText(), "Ready", "the status");
  equal(await page.title(), "Switchyard playground", "the title");
});

test("asks nobody but its own host", async (session) => {
  const page = await session.open();
  await waitIdle(page);
  const urls = await page.evaluate(() =>
    performance.getEntriesByType("resource").map((entry) => new URL(entry.name).origin),
  );
  check(urls.length > 3, "the page has fetched its parts");
  equal([...new Set(urls)], [new URL(session.url).origin], "the hosts asked");
});

test("the scenario menu lists every scenario, and the visitor's own program", async (session) => {
  const files = readdirSync(join(root, "examples/scenarios")).filter((name) => name.endsWith(".py"));
  check(files.length > 0, "there are scenarios");
  const page = await session.open();
  await page.click(".scenario-button");
  const listed = await page.locator(".menu-item").evaluateAll((items) =>
    items.map((item) => item.dataset.scenario),
  );
  const expected = [...files.map((name) => name.replace(/\.py$/, "")), ""];
  equal(listed.toSorted(), expected.toSorted(), "the scenarios");
  const titles = await page.locator(".menu-title").allInnerTexts();
  equal(new Set(titles).size, titles.length, "the number of different titles");
});

test("the scenario menu is used with the keyboard alone", async (session) => {
  const page = await session.open();
  await page.focus(".scenario-button");
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.activeElement?.closest(".menu") !== null);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  equal(await page.locator(".scenario-title").innerText(), "My program", "the program open");
  check(
    await page.locator(".scenario-button").evaluate((button) => button === document.activeElement),
    "the focus is back on the button",
  );
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.activeElement?.closest(".menu") !== null);
  await page.keyboard.press("Escape");
  equal(await page.locator(".menu").count(), 0, "the number of open menus");
});

test("works without a network after the first visit", async (session) => {
  const page = await session.open({ offline: true });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.context().setOffline(true);
  await page.reload();
  await page.waitForSelector(".cm-content");
  await type(page, "import stackless\nprint('offline')\n");
  await runToEnd(page);
  equal(await output(page), "offline\n", "the output");
  await page.context().setOffline(false);
});
