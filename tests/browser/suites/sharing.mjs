// Links, files from and to the disk, several files, exports.
import { readFileSync } from "node:fs";
import { chooseScenario, output, run, runToEnd, source, status, type, waitEnded } from "../actions.mjs";
import { check, equal, test, until } from "../harness.mjs";

async function linkOf(page) {
  await page.click("[data-action=share]");
  const address = await page.locator("[aria-label='Link to this program']").inputValue();
  await page.keyboard.press("Escape");
  return new URL(address).hash;
}

async function addFile(page, name, text) {
  await page.click("[title='Add a file']");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await until(async () => (await page.locator(".file-tab [role=tab]").allInnerTexts()).includes(name), "the file");
  await type(page, text);
}

const notice = (page) => page.locator(".status-notice").innerText();

test("a link brings program, settings and step to another visitor", async (session) => {
  const page = await session.open({ source: "" });
  const program = "import helper\nprint('größe ✓ 日本', helper.N)\n";
  await type(page, program);
  await addFile(page, "helper.py", "N = 42\n");
  await page.click("[data-action=settings]");
  await page.fill("#setting-seed", "77");
  await page.keyboard.press("Escape");
  await runToEnd(page);
  equal(await output(page), "größe ✓ 日本 42\n", "the output");
  await page.locator(".event-row").nth(1).click();
  const hash = await linkOf(page);

  const other = await session.open({ hash });
  equal(await source(other), program, "the program");
  equal(await other.locator(".file-tab [role=tab]").allInnerTexts(), ["main.py", "helper.py"], "the files");
  equal(await other.locator(".scenario-title").innerText(), "Shared program", "the title");
  await other.click("[data-action=settings]");
  equal(await other.inputValue("#setting-seed"), "77", "the seed");
  await other.keyboard.press("Escape");
  equal(await output(other), "", "nothing runs by itself");
  await runToEnd(other);
  equal(await output(other), "größe ✓ 日本 42\n", "the output");
  check((await other.locator(".event-strip").innerText()).startsWith("step 1"), "the step is shown");
});

test("a damaged link says so and leaves the program as it was", async (session) => {
  const page = await session.open({ source: "print('mine')\n" });
  const good = await linkOf(page);
  for (const bad of [good.slice(0, -6), "#1.abc.!!", "#9.0.AAAA", "#1.0.", `${good}%00`]) {
    await page.evaluate((hash) => (location.hash = hash), bad);
    await until(async () => /Nothing was changed/.test(await notice(page)), `a notice for ${bad}`);
    equal(await source(page), "print('mine')\n", "the program");
  }
  const fresh = await session.open({ hash: good.slice(0, -6) });
  check(/Nothing was changed/.test(await notice(fresh)), "a first visit is told too");
});

test("what is typed into a shared program survives a reload, and the own program is untouched", async (session) => {
  const page = await session.open({ source: "print('shared')\n" });
  const hash = await linkOf(page);
  await type(page, "print('my own')\n");
  await page.evaluate((value) => (location.hash = value), hash);
  await until(async () => (await source(page)) === "print('shared')\n", "the shared program");
  await type(page, "print('changed')\n");
  await page.reload();
  await page.waitForSelector(".cm-content");
  equal(await source(page), "print('changed')\n", "the shared program after a reload");
  await chooseScenario(page, "");
  equal(await source(page), "print('my own')\n", "the own program");
  equal(await page.evaluate(() => location.hash), "", "the address");
});

test("the back button returns to the link before", async (session) => {
  const page = await session.open({ source: "print(1)\n" });
  const first = await linkOf(page);
  await type(page, "print(2)\n");
  const second = await linkOf(page);
  await page.evaluate((hash) => (location.hash = hash), first);
  await until(async () => (await source(page)) === "print(1)\n", "the first program");
  await page.evaluate((hash) => (location.hash = hash), second);
  await until(async () => (await source(page)) === "print(2)\n", "the second program");
  await page.goBack();
  await until(async () => (await source(page)) === "print(1)\n", "the first program again");
});

test("files are added, named in errors, and removed", async (session) => {
  const page = await session.open({ source: "import helper\nhelper.fail()\n" });
  await page.click("[title='Add a file']");
  await page.keyboard.type("../evil");
  await page.keyboard.press("Enter");
  check((await page.locator(".file-problem").innerText()).includes("letters"), "the name is refused");
  await page.keyboard.press("Escape");
  await addFile(page, "helper.py", "def fail():\n    return 1 // 0\n");
  await run(page);
  await waitEnded(page);
  equal(await status(page), "Ended with ZeroDivisionError at line 2", "the status");
  equal(await page.locator(".file-tab [role=tab][aria-selected=true]").innerText(), "helper.py", "the file shown");
  await page.click(".place:has-text('main.py')");
  equal(await page.locator(".file-tab [role=tab][aria-selected=true]").innerText(), "main.py", "the file shown");
  await page.click("[data-file='helper.py']");
  page.once("dialog", (dialog) => void dialog.accept());
  await page.click("[title='Remove helper.py']");
  equal(await page.locator(".file-tab [role=tab]").allInnerTexts(), ["main.py"], "the files");
});

test("a program is downloaded, and opened again", async (session) => {
  const page = await session.open({ source: "print('down')\n" });
  await page.click("[data-action=share]");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.click("[data-action=download]"),
  ]);
  equal(file.suggestedFilename(), "main.py", "the name");
  equal(readFileSync(await file.path(), "utf8"), "print('down')\n", "the content");
  await page.setInputFiles("[data-action=open-files]", [
    { name: "my helper.py", mimeType: "text/x-python", buffer: Buffer.from("N = 1\n") },
    { name: "main.py", mimeType: "text/x-python", buffer: Buffer.from("import my_helper\n") },
  ]);
  await until(async () => (await source(page)) === "import my_helper\n", "the opened program");
  equal(await page.locator(".file-tab [role=tab]").allInnerTexts(), ["main.py", "my_helper.py"], "the files");
});

test("the timeline is saved as PNG, SVG and Chrome trace", async (session) => {
  const page = await session.open();
  await runToEnd(page);
  await page.click("[data-action=share]");
  const save = async (kind) => {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.click(`[data-export=${kind}]`),
    ]);
    equal(file.suggestedFilename(), `timeline.${kind}`, "the name");
    return readFileSync(await file.path());
  };
  const png = await save("png");
  equal(png.subarray(1, 4).toString(), "PNG", "the PNG's signature");
  const svg = (await save("svg")).toString();
  const isDrawn = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    return !parsed.querySelector("parsererror") && parsed.querySelectorAll("path").length > 20;
  }, svg);
  check(isDrawn, "the SVG is well-formed and has a drawing in it");
  check(svg.includes(">main</text>"), "the SVG names the lanes");
  const trace = JSON.parse(await save("json"));
  check(trace.traceEvents.some(({ ph }) => ph === "B"), "the trace has slices");
});
