// How programs are run: seed, check interval, atomic, limits; and errors while typing.
import { chooseScenario, output, runToEnd, status, type } from "../actions.mjs";
import { check, equal, test, until } from "../harness.mjs";

async function set(page, name, value) {
  await page.click("[data-action=settings]");
  if (name === "atomic") await page.selectOption("#setting-atomic", value);
  else await page.fill(`#setting-${name}`, value);
  await page.keyboard.press("Escape");
}

const RANDOM = "import random\nprint([random.randrange(100) for _ in range(8)])\n";

test("the seed decides what random gives, and is kept", async (session) => {
  const page = await session.open({ source: RANDOM });
  const draw = async (seed) => {
    await set(page, "seed", seed);
    await runToEnd(page);
    return output(page);
  };
  const first = await draw("1");
  check((await draw("2")) !== first, "another seed gives other numbers");
  equal(await draw("1"), first, "the numbers of the first seed");
  await page.reload();
  await page.waitForSelector(".cm-content");
  await runToEnd(page);
  equal(await output(page), first, "the numbers after a reload");
});

test("a wrong number is refused, and the one before holds", async (session) => {
  const page = await session.open({ source: "" });
  await page.click("[data-action=settings]");
  await page.fill("#setting-seed", "-5");
  check((await page.locator("#hint-seed").innerText()).includes("whole number"), "the hint says so");
  await page.keyboard.press("Tab");
  equal(await page.inputValue("#setting-seed"), "0", "the seed");
});

test("the instruction limit ends an endless loop", async (session) => {
  const page = await session.open({ source: "while True:\n    pass\n" });
  await set(page, "tickLimit", "100000");
  await runToEnd(page);
  check(/^Ended with/.test(await status(page)), `the status is ${await status(page)}`);
});

test("threads tear what the old atomic does not protect", async (session) => {
  const program = [
    "import stackless, threading",
    "a = b = torn = 0",
    "def work():",
    "    global a, b, torn",
    "    for _ in range(300):",
    "        with stackless.atomic():",
    "            torn += a != b",
    "            a += 1",
    "            b += 1",
    "threads = [threading.Thread(target=work) for _ in range(3)]",
    "for thread in threads: thread.start()",
    "for thread in threads: thread.join()",
    "print('torn' if torn else 'whole')",
    "",
  ].join("\n");
  const page = await session.open({ source: program });
  await set(page, "checkInterval", "7");
  await runToEnd(page);
  equal(await output(page), "whole\n", "with the extended atomic");
  await set(page, "atomic", "old");
  await runToEnd(page);
  equal(await output(page), "torn\n", "with the old atomic");
});

test("an error is marked while typing, and goes when it is mended", async (session) => {
  const page = await session.open({ source: "" });
  await type(page, "x = 1\nif x\n    pass\n");
  const marks = page.locator(".cm-lintRange-error");
  await until(async () => (await marks.count()) > 0, "a mark");
  equal(await status(page), "Ready", "the status: nothing was run");
  await type(page, "x = 1\nif x:\n    pass\n");
  await until(async () => (await marks.count()) === 0, "no mark");
  await chooseScenario(page, "hello_tasklets");
  await page.waitForTimeout(800);
  equal(await marks.count(), 0, "marks in a scenario");
});
