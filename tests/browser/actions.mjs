// What a visitor does and sees, in the words of the tests.
import { until } from "./harness.mjs";

export async function run(page) {
  await waitIdle(page);
  await page.click("[data-action=run]");
}

export async function runToEnd(page) {
  await run(page);
  await waitEnded(page);
}

export function status(page) {
  return page.locator(".status").innerText();
}

/** The runtime is there and nothing runs. */
export async function waitIdle(page) {
  await page.waitForSelector("[data-action=run]:enabled");
}

/** The program has come to its end, whatever that is. */
export async function waitEnded(page) {
  const ended = /^(Finished|Stopped|Ended|The runtime failed)/;
  await until(async () => ended.test(await status(page)), "the end of the run");
}

export function output(page) {
  return page.locator(".output-text").evaluate((element) => element.textContent);
}

/** The program in the editor. */
export function source(page) {
  return page
    .locator(".cm-content")
    .evaluate((element) => element.cmTile?.view.state.doc.toString() ?? element.cmView.view.state.doc.toString());
}

/** Replaces the program as a visitor would: selects everything and pastes. */
export async function type(page, text) {
  await page.click(".cm-content");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

export async function chooseScenario(page, id) {
  await page.click(".scenario-button");
  await page.click(`[data-scenario="${id}"]`);
}

/** Where in the page an event of a lane of the first thread (both counted from 0) is drawn. */
export async function placeOf(page, lane, event, hasHeading = false) {
  const box = await page.locator(".timeline-drawing canvas").boundingBox();
  const scale = await eventScale(page);
  return { x: box.x + 124 + (event + 0.5) * scale, y: box.y + 22 + (hasHeading ? 24 : 0) + (lane + 0.5) * 34 };
}

/** The width of an event when the whole run is in view, as the page works it out. */
async function eventScale(page) {
  await page.click("[title^='Show the whole run']");
  const box = await page.locator(".timeline-drawing canvas").boundingBox();
  const note = await page.locator(".timeline-pane .pane-note").innerText();
  const events = Number(/([\d,]+) events?/.exec(note)[1].replaceAll(",", ""));
  return Math.min(28, (box.width - 124 - 24) / events);
}
