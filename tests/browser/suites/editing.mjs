// The editor, and what is kept of what was typed.
import { chooseScenario, run, source, status, type, waitEnded, waitIdle } from "../actions.mjs";
import { check, equal, test, until } from "../harness.mjs";

test("a program survives a reload, also one that never ends", async (session) => {
  const page = await session.open({ source: "" });
  const program = "x = 'kept: ✓ 日本'\nwhile True:\n    pass\n";
  await type(page, program);
  await run(page);
  await until(async () => /^Running/.test(await status(page)), "the run");
  await page.reload();
  await page.waitForSelector(".cm-content");
  equal(await source(page), program, "the program");
});

test("a scenario keeps its changes while others are looked at, and can be reset", async (session) => {
  const page = await session.open();
  await chooseScenario(page, "hello_tasklets");
  const original = await source(page);
  await page.click(".cm-content");
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.insertText("# mine\n");
  await chooseScenario(page, "ping_pong");
  check(!(await source(page)).startsWith("# mine"), "the other scenario is untouched");
  await chooseScenario(page, "hello_tasklets");
  equal(await source(page), `# mine\n${original}`, "the changed scenario");
  await page.click("[title^='Back to the program']");
  equal(await source(page), original, "the scenario after reset");
});

test("Enter keeps the indentation and adds some after a colon", async (session) => {
  const page = await session.open({ source: "" });
  await page.click(".cm-content");
  await page.keyboard.type("def f():");
  await page.keyboard.press("Enter");
  await page.keyboard.type("if x:");
  await page.keyboard.press("Enter");
  await page.keyboard.type("return 1");
  equal(await source(page), "def f():\n    if x:\n        return 1", "the program");
});

test("Tab indents; Escape and Tab leave the editor", async (session) => {
  const page = await session.open({ source: "x\n" });
  await page.click(".cm-content");
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("Tab");
  equal(await source(page), "    x\n", "the program");
  await page.keyboard.press("Shift+Tab");
  equal(await source(page), "x\n", "the program");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  check(
    await page.evaluate(() => !document.activeElement.closest(".cm-editor")),
    "the focus is outside the editor",
  );
});

test("an error is marked at its line, with its message", async (session) => {
  const page = await session.open({ source: "x = 1\nprint(y)\n" });
  await run(page);
  await waitEnded(page);
  equal(await status(page), "Ended with NameError at line 2", "the status");
  equal(await page.locator(".cm-lint-marker-error").count(), 1, "the number of marks");
  check((await page.locator(".cm-lintRange-error").innerText()).includes("y"), "y is underlined");
  check(
    (await page.locator(".failure-title").innerText()) === "NameError: name 'y' is not defined",
    "the error is told",
  );
  const traceback = await page.locator(".traceback").innerText();
  check(/Traceback \(most recent call last\):/.test(traceback), "there is a traceback");
});

test("a syntax error is marked at its line", async (session) => {
  const page = await session.open({ source: "x = 1\nif x\n    pass\n" });
  await run(page);
  await waitEnded(page);
  equal(await status(page), "Ended with SyntaxError at line 2", "the status");
  equal(await page.locator(".failure-title").innerText(), "SyntaxError: expected ':'", "the error");
  const marked = await page.locator(".cm-lintRange-error").first().evaluate((range) =>
    range.closest(".cm-line").textContent,
  );
  equal(marked, "if x", "the line marked");
  await type(page, "x = 2\n");
  equal(await page.locator(".cm-lintRange-error").count(), 0, "the number of marks after a change");
});

test("a line of the traceback leads to its place in the editor", async (session) => {
  const body = "def f():\n    return 1 // 0\n\n\n".concat("x = 0\n".repeat(80), "f()\n");
  const page = await session.open({ source: body });
  await run(page);
  await waitEnded(page);
  await page.click(".place:has-text('line 2')");
  await until(
    async () => (await page.locator(".cm-followed-line").allInnerTexts()).includes("    return 1 // 0"),
    "the line to be shown",
  );
});

test("Ctrl+Enter runs from the editor and from anywhere else, and adds no line", async (session) => {
  const page = await session.open({ source: "print('ran')\n" });
  await waitIdle(page);
  await page.click(".cm-content");
  await page.keyboard.press("ControlOrMeta+Enter");
  await waitEnded(page);
  equal(await source(page), "print('ran')\n", "the program");
  await page.locator(".output").focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  await waitEnded(page);
  equal(await status(page), "Finished", "the status");
});

test("undo goes on after another program was looked at, and undoes a reset", async (session) => {
  const page = await session.open();
  const original = await source(page);
  const first = await page.locator(".scenario-title").innerText();
  await page.click(".cm-content");
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type("# mine");
  await chooseScenario(page, "");
  await page.click(".scenario-button");
  await page.click(`.menu-item:has-text(${JSON.stringify(first)})`);
  equal(await source(page), `# mine${original}`, "the program after coming back");
  await page.click("[title^='Back to the program']");
  equal(await source(page), original, "the program after reset");
  await page.click(".cm-content");
  await page.keyboard.press("ControlOrMeta+z");
  equal(await source(page), `# mine${original}`, "the program after undoing the reset");
  await page.keyboard.press("ControlOrMeta+z");
  equal(await source(page), original, "the program after undoing the typing");
});

test("names of modules, their members and the program are completed", async (session) => {
  const page = await session.open({ source: "" });
  await page.click(".cm-content");
  const complete = async (text, label) => {
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("Delete");
    await page.keyboard.insertText(text.slice(0, -1));
    await page.keyboard.type(text.at(-1));
    const item = page.locator(".cm-tooltip-autocomplete li", { hasText: label }).first();
    await until(async () => (await item.count()) > 0, `the offer of ${label}`);
    await page.waitForTimeout(150);
    await item.click();
  };
  await complete("import stackl", "stackless");
  equal(await source(page), "import stackless", "the program");
  await complete("import stackless\nstackless.sche", "schedule(");
  equal(await source(page), "import stackless\nstackless.schedule", "the program");
  await complete("worker = 1\nwork", "worker");
  equal(await source(page), "worker = 1\nworker", "the program");
});

test("hovering tells what a function of the library does", async (session) => {
  const page = await session.open({ source: "import stackless\nstackless.schedule()\n" });
  const line = await page.locator(".cm-line", { hasText: "schedule" }).boundingBox();
  // Over the letters of "schedule": the line begins with ten others.
  await page.mouse.move(line.x + 8 + 14 * 8, line.y + line.height / 2);
  await page.mouse.move(line.x + 8 + 14 * 8 + 1, line.y + line.height / 2);
  await page.waitForSelector(".cm-word");
  const text = await page.locator(".cm-word").innerText();
  check(text.startsWith("schedule(retval=None)"), text);
});
