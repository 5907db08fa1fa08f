// Themes, narrow screens, and what axe-core finds.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runToEnd, waitIdle } from "../actions.mjs";
import { check, equal, test, until } from "../harness.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds wrong, as text. */
async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document);
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
    );
  });
}

for (const theme of ["light", "dark"]) {
  test(`axe-core finds nothing wrong, ${theme}`, async (session) => {
    const page = await session.open({ theme, source: "# play\n", scripted: true });
    equal(await violations(page), [], "violations before a run");
    await runToEnd(page);
    equal(await violations(page), [], "violations after a run");
    await page.click(".scenario-button");
    equal(await violations(page), [], "violations with the menu open");
    await page.keyboard.press("Escape");
    await page.click("[title^='Keys and help']");
    equal(await violations(page), [], "violations with the help open");
  });

  test(`axe-core finds nothing wrong with an error shown, ${theme}`, async (session) => {
    const page = await session.open({ theme, source: `# error\n${"line\n".repeat(20)}`, scripted: true });
    await runToEnd(page);
    equal(await violations(page), [], "violations");
  });
}

test("the theme follows the system until it is chosen, and the choice is kept", async (session) => {
  const page = await session.open({ theme: "dark" });
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  equal(await theme(), "dark", "the theme of a dark system");
  await page.emulateMedia({ colorScheme: "light" });
  await until(async () => (await theme()) === "light", "the theme to follow the system");
  await page.click("[data-action=theme]");
  await page.click("[data-action=theme]");
  equal(await theme(), "dark", "the theme chosen");
  await page.reload();
  equal(await theme(), "dark", "the theme after a reload");
});

for (const width of [360, 390, 768]) {
  test(`nothing sticks out at ${width} pixels, in any pane`, async (session) => {
    const page = await session.open({ width, height: 800, source: "# play\n", scripted: true });
    await runToEnd(page);
    for (const pane of ["code", "output", "timeline", "events"]) {
      await page.click(`[data-pane=${pane}]`);
      const [scroll, view] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        innerWidth,
      ]);
      check(scroll <= view, `${pane}: ${scroll} pixels in ${view}`);
      equal(await visiblePanes(page), 1, "the number of panes in view");
    }
  });
}

test("on a narrow screen Run shows the output", async (session) => {
  const page = await session.open({ width: 390, height: 800, source: "# play\n", scripted: true });
  await runToEnd(page);
  check(await page.locator(".output-pane").isVisible(), "the output is in view");
});

test("the panes are resized with pointer and keys, and keep their size", async (session) => {
  const page = await session.open();
  await waitIdle(page);
  const width = () => page.locator(".editor-pane").evaluate((pane) => pane.offsetWidth);
  const before = await width();
  await page.focus(".divider.upright");
  for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowLeft");
  const after = await width();
  check(after < before - 50, `${before} became ${after}`);
  await page.reload();
  await page.waitForSelector(".cm-content");
  check(Math.abs((await width()) - after) < 3, "the width is kept");
});

test("motion is left out where it is not wanted", async (session) => {
  const page = await session.open({ reducedMotion: "reduce" });
  const moving = await page.evaluate(() => document.getAnimations().length);
  equal(moving, 0, "the number of animations");
});

function visiblePanes(page) {
  return page.locator(".panes .pane").evaluateAll(
    (panes) => panes.filter((pane) => pane.offsetParent !== null).length,
  );
}
