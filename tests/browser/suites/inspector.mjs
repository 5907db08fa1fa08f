// Tasklets, channels and variables at a moment of the run.
import { chooseScenario, run, runToEnd, waitEnded } from "../actions.mjs";
import { check, equal, test, until } from "../harness.mjs";

const PROGRAM = [
  "import stackless",
  "class Point:",
  "    def __init__(self, x):",
  "        self.x = x",
  "    def __repr__(self):",
  "        print('never printed by the page')",
  "        return 'Point'",
  "numbers = list(range(100000))",
  "point = Point(1)",
  "def worker(channel, name):",
  "    count = 0",
  "    while True:",
  "        count += channel.receive()",
  "channel = stackless.channel()",
  "stackless.tasklet(worker)(channel, 'größe')",
  "stackless.run()",
  "for i in range(5):",
  "    channel.send(i)",
  "",
].join("\n");

const panel = (page) => page.locator(".inspector-panel").innerText();

async function show(page, inspector) {
  await page.click(`[data-inspector=${inspector}]`);
}

/** Selects the n-th event whose words begin so. */
async function select(page, words, nth = 0) {
  await show(page, "events");
  await page.locator(".event-row", { hasText: words }).nth(nth).click();
}

test("the inspector tells tasklets and channels at the selected event", async (session) => {
  const page = await session.open({ source: PROGRAM });
  await runToEnd(page);
  await select(page, "worker blocked receiving");
  await show(page, "tasklets");
  check(/worker #2\s+blocked, receiving on channel 1\s+13/.test(await panel(page)), await panel(page));
  await show(page, "channels");
  check(/1\s+-1\s+to receive: worker/.test(await panel(page)), await panel(page));
  await select(page, "worker started");
  await show(page, "channels");
  check(/1\s+0/.test(await panel(page)), await panel(page));
});

test("variables are those of the selected event, backwards and forwards", async (session) => {
  // High enough for every event of the list to be in the document.
  const page = await session.open({ source: PROGRAM, height: 4000 });
  await runToEnd(page);
  const countAt = async (nth) => {
    await select(page, "main sent a value", nth);
    await show(page, "variables");
    await until(async () => (await page.locator("[aria-busy=false]").count()) > 0, "the variables");
    const row = page.locator(".variables tr", { hasText: /^count/ });
    await until(async () => (await row.count()) > 0, "the variable count");
    return (await row.innerText()).split(/\s+/)[1];
  };
  equal(await countAt(4), "6", "count at the fifth message");
  equal(await countAt(1), "0", "count at the second message");
  equal(await countAt(3), "3", "count at the fourth message");
  const text = await panel(page);
  check(text.includes("'größe'"), "a local variable is shown");
  check(text.includes("<list of 100000 items>"), "a long list is told by its length");
  check(text.includes("<Point object>"), "nothing of the program runs for its repr");
  check(!(await page.locator(".output-text").innerText()).includes("never"), "nothing was printed");
});

test("a program that fails, loops or does not compile can be looked into or says why not", async (session) => {
  const page = await session.open({ source: "a = 1\nb = a / 0\n" });
  await runToEnd(page);
  await select(page, "main started");
  await show(page, "variables");
  await until(async () => /Global variables/.test(await panel(page)), "the variables");

  const loop = await session.open({ source: "n = 0\nwhile True:\n    n += 1\n" });
  await run(loop);
  await loop.waitForTimeout(300);
  await loop.click("[data-action=stop]");
  await waitEnded(loop);
  await select(loop, "main started");
  await show(loop, "variables");
  await until(async () => /Global variables/.test(await panel(loop)), "the variables");

  const broken = await session.open({ source: "if\n" });
  await runToEnd(broken);
  await show(broken, "variables");
  check(/Select an event/.test(await panel(broken)), "there is nothing to select");
});

test("going back in a run of a million instructions is quick", async (session) => {
  const source = [
    "import stackless",
    "total = 0",
    "def work(n):",
    "    global total",
    "    for i in range(n):",
    "        total += i",
    "        if i % 1000 == 0:",
    "            stackless.schedule()",
    "for n in range(3):",
    "    stackless.tasklet(work)(60000)",
    "stackless.run()",
    "",
  ].join("\n");
  const page = await session.open({ source });
  await runToEnd(page);
  await show(page, "variables");
  await page.locator("canvas").first().focus();
  await page.keyboard.press("End");
  await until(async () => (await page.locator("[aria-busy=false]").count()) > 0, "the variables");
  await page.keyboard.press("ArrowLeft");
  await until(
    async () => (await page.locator(".inspector-scroll[aria-busy=false] .moment").count()) > 0,
    "the variables of the step before",
  );
});

test("scenarios can be looked into at every tenth event", async (session) => {
  const page = await session.open();
  await chooseScenario(page, "hello_tasklets");
  await runToEnd(page);
  await show(page, "variables");
  await page.locator("canvas").first().focus();
  await page.keyboard.press("Home");
  const last = Number(/([\d,]+) events?/.exec(await page.locator(".timeline-pane .pane-note").innerText())[1]);
  for (let step = 0; step + 10 < last; step += 10) {
    for (let key = 0; key < 10; key++) await page.keyboard.press("ArrowRight");
    await until(
      async () => (await page.locator(".moment").innerText().catch(() => "")) === `At step ${step + 10}`,
      `the variables at step ${step + 10}`,
    );
  }
});
