// A small runner for tests in a browser: one browser for all of them, a fresh context for each
// test, one line of output for each, and a screenshot of the page where one failed.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";

export const root = join(import.meta.dirname, "../..");
const pageFolder = process.env.SWITCHYARD_PAGE_DIR ?? join(root, "build/page");
const shotFolder = join(root, "build/browser-failures");

/** Upper bounds for what hangs, in milliseconds: a slow machine is no failure. */
const TEST_TIMEOUT = 90_000;
const WAIT_TIMEOUT = 30_000;

const tests = [];

export function test(name, body) {
  tests.push({ name, body });
}

export function check(condition, message) {
  if (!condition) throw new Error(message);
}

export function equal(actual, expected, what = "value") {
  const [left, right] = [actual, expected].map((value) => JSON.stringify(value));
  if (left !== right) throw new Error(`${what} is ${left}, expected ${right}`);
}

/** Waits until `probe` gives a true value, and returns it. */
export async function until(probe, what, timeout = WAIT_TIMEOUT) {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`timed out waiting for ${what}`);
    await new Promise((settle) => setTimeout(settle, 20));
  }
}

class Session {
  constructor(browser, url) {
    this.browser = browser;
    this.url = url;
    this.problems = [];
    this.contexts = [];
  }

  /**
   * Opens the page. `source` is the visitor's own program, kept from an earlier visit; without
   * it the page opens as for the first time. `scripted` puts the scripted worker in place, `hash` is
   * the fragment of the address, `offline` lets the page keep itself for times without a network.
   */
  async open(options = {}) {
    const { width = 1400, height = 900, theme = "light", source, scripted = false, hash = "" } = options;
    const context = await this.browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      hasTouch: options.touch ?? false,
      reducedMotion: options.reducedMotion,
    });
    this.contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_TIMEOUT);
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.problems.push(message.text());
    });
    page.on("pageerror", (error) => this.problems.push(error.message));
    if (!options.offline) {
      await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
    }
    if (scripted) await script(page);
    if (source !== undefined) await page.addInitScript(keepSource, source);
    await page.goto(this.url + hash);
    await page.waitForSelector(".cm-content");
    this.page = page;
    return page;
  }

  async close() {
    for (const context of this.contexts) await context.close();
  }
}

async function script(page) {
  const body = readFileSync(join(import.meta.dirname, "scripted-worker.mjs"), "utf8");
  await page.route(/\/worker-[^/]*\.js$/, (route) =>
    route.fulfill({ contentType: "text/javascript", body }),
  );
}

/** Runs in the page: as if the program had been typed in an earlier visit. */
function keepSource(source) {
  if (localStorage.getItem("switchyard.open") !== null) return;
  localStorage.setItem("switchyard.open", JSON.stringify(""));
  localStorage.setItem("switchyard.drafts", JSON.stringify({ "": [{ name: "main.py", text: source }] }));
}

export async function runTests(filter) {
  const { server, url } = await serve(pageFolder, { port: 0 });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  let failed = 0;
  const chosen = tests.filter(({ name }) => name.includes(filter));
  for (const { name, body } of chosen) {
    const failure = await runOne(browser, url, name, body);
    console.log(`${failure === null ? "ok" : "FAILED"} ${name}`);
    if (failure === null) continue;
    failed++;
    console.log(failure.replace(/^/gm, "    "));
  }
  await browser.close();
  server.close();
  console.log(`${chosen.length - failed} passed, ${failed} failed`);
  return failed === 0 && chosen.length > 0;
}

/** The failure's text, or null. */
async function runOne(browser, url, name, body) {
  const session = new Session(browser, url);
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("the test took too long")), TEST_TIMEOUT);
  });
  try {
    await Promise.race([body(session), limit]);
    if (session.problems.length > 0) throw new Error(`console: ${session.problems.join("\n")}`);
    return null;
  } catch (error) {
    await takeShot(session, name);
    const console = session.problems.map((text) => `\nconsole: ${text}`).join("");
    return error.message + console;
  } finally {
    clearTimeout(timer);
    await session.close();
  }
}

async function takeShot(session, name) {
  mkdirSync(shotFolder, { recursive: true });
  const path = join(shotFolder, `${name.replaceAll(/\W+/g, "-")}.png`);
  await session.page?.screenshot({ path }).catch(() => {});
}
