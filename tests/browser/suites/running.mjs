// Running, stopping and stepping.
import { output, run, runToEnd, source, status, waitEnded, waitIdle } from "../actions.mjs";
import { check, equal, test, until } from "../harness.mjs";

/**
 * Milliseconds that only a Stop which waits for the program would take: it takes 20 or so, a
 * hundred where the worker has to be replaced, and more when the machine is busy.
 */
const AT_ONCE = 2000;

/** Runs a program that does not end, presses Stop, and gives the time until Run is back. */
async function timeToStop(session, program) {
  const page = await session.open({ source: program });
  await run(page);
  await until(async () => /^Running/.test(await status(page)), "the run");
  await page.waitForTimeout(300);
  const elapsed = await page.evaluate(async () => {
    const start = performance.now();
    document.querySelector("[data-action=stop]").click();
    while (!document.querySelector("[data-action=run]:enabled")) {
      await new Promise((settle) => setTimeout(settle, 1));
    }
    return performance.now() - start;
  });
  equal(await status(page), "Stopped", "the status");
  return elapsed;
}

const ENDLESS = {
  "a loop that does nothing": "while True:\n    pass\n",
  "a loop that prints": "while True:\n    print('again and again')\n",
  "tasklets that hand over": [
    "import stackless",
    "def turn():",
    "    while True:",
    "        stackless.schedule()",
    "for _ in range(3):",
    "    stackless.tasklet(turn)()",
    "stackless.run()",
    "",
  ].join("\n"),
  "a loop that refuses to die": [
    "while True:",
    "    try:",
    "        while True:",
    "            pass",
    "    except BaseException:",
    "        pass",
    "",
  ].join("\n"),
  "a loop inside an atomic section": [
    "import stackless",
    "with stackless.atomic():",
    "    while True:",
    "        pass",
    "",
  ].join("\n"),
};

for (const [what, program] of Object.entries(ENDLESS)) {
  test(`Stop ends ${what} at once`, async (session) => {
    const elapsed = await timeToStop(session, program);
    check(elapsed < AT_ONCE, `it took ${Math.round(elapsed)} ms`);
  });
}

test("a program runs again after Stop", async (session) => {
  await timeToStop(session, "print('first')\nwhile True:\n    pass\n");
  await runToEnd(session.page).catch(() => {});
  await session.page.click("[data-action=stop]").catch(() => {});
  await waitEnded(session.page);
  equal(await output(session.page), "first\n", "the output");
});

test("Stop ends a worker that hears nothing", async (session) => {
  const page = await session.open({ source: "# deaf\n", scripted: true });
  await run(page);
  await page.click("[data-action=stop]");
  await waitIdle(page);
  equal(await status(page), "Stopped", "the status");
});

test("a worker that dies is told of and replaced", async (session) => {
  const page = await session.open({ source: "# crash\n", scripted: true });
  await run(page);
  await waitEnded(page);
  equal(await status(page), "The runtime failed", "the status");
  session.problems.length = 0;
  await waitIdle(page);
});

test("the page stays alive while a loop runs", async (session) => {
  const page = await session.open({ source: "while True:\n    pass\n" });
  await run(page);
  await until(async () => /^Running/.test(await status(page)), "the run");
  const slowest = await page.evaluate(async () => {
    let worst = 0;
    for (let frame = 0; frame < 20; frame++) {
      const start = performance.now();
      await new Promise(requestAnimationFrame);
      worst = Math.max(worst, performance.now() - start);
    }
    return worst;
  });
  check(slowest < 500, `a frame took ${Math.round(slowest)} ms`);
  await page.click("[data-action=stop]");
  await waitEnded(page);
});

test("endless output is cut off, and the page says so", async (session) => {
  const program = "for i in range(60000):\n    print('0123456789' * 4)\n";
  const page = await session.open({ source: program });
  await runToEnd(page);
  const text = await output(page);
  check(text.length <= 400_000, `${text.length} characters are shown`);
  check(text.length > 100_000, `only ${text.length} characters are shown`);
  check((await page.locator(".notice.warn").innerText()).includes("more"), "the page says so");
});

test("output is text, never markup", async (session) => {
  const program = "print('<img src=x onerror=alert(1)><b>bold</b>')\n";
  const page = await session.open({ source: program });
  await runToEnd(page);
  equal(await output(page), "<img src=x onerror=alert(1)><b>bold</b>\n", "the output");
  equal(await page.locator(".output-text b, .output-text img").count(), 0, "elements made");
});

test("bad programs end in clear errors", async (session) => {
  const page = await session.open({ source: "" });
  await runToEnd(page);
  equal(await status(page), "Finished", "the status of an empty program");
  const programs = {
    "def f():\n    f()\nf()\n": "RecursionError",
    "import nowhere\n": "ModuleNotFoundError",
    "import stackless\nstackless.channel().receive()\n": "RuntimeError",
    "x = []\nwhile True:\n    x.append('x' * 100000)\n    x = x + x\n": "MemoryError",
  };
  for (const [program, type] of Object.entries(programs)) {
    await page.click(".cm-content");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(program);
    await page.keyboard.press("ControlOrMeta+Enter");
    await until(async () => /^Running/.test(await status(page)) || true, "the run");
    await waitEnded(page);
    check((await status(page)).startsWith(`Ended with ${type}`), `${await source(page)}: ${await status(page)}`);
  }
});

test("Step starts paused, advances, and Continue runs to the end", async (session) => {
  const page = await session.open({ source: "x = 1\ny = 2\nprint(x + y)\n" });
  await waitIdle(page);
  await page.click("[data-action=step]");
  await until(async () => (await status(page)) === "Paused at line 1", "the pause at line 1");
  equal(await output(page), "", "the output so far");
  const lines = [];
  while (/^Paused/.test(await status(page)) && lines.length < 20) {
    lines.push(Number(/line (\d+)/.exec(await status(page))?.[1] ?? 0));
    if (lines.at(-1) === 3) break;
    const before = await stepCount(page);
    await page.click("[data-action=step]");
    await until(async () => (await stepCount(page)) !== before || !/^(Paused|Running)/.test(await status(page)), "a step");
  }
  check(lines.includes(2) && lines.includes(3), `the lines were ${lines.join(" ")}`);
  equal(await page.locator(".cm-paused-line").innerText(), "print(x + y)", "the line marked");
  await page.click("[data-action=run]");
  await waitEnded(page);
  equal(await output(page), "3\n", "the output");
});

test("Stop ends a paused program", async (session) => {
  const page = await session.open({ source: "x = 1\ny = 2\n" });
  await waitIdle(page);
  await page.keyboard.press("F10");
  await until(async () => /^Paused/.test(await status(page)), "the pause");
  await page.click("[data-action=stop]");
  await waitEnded(page);
  equal(await status(page), "Stopped", "the status");
});

async function stepCount(page) {
  return page.locator(".step-number").first().innerText().catch(() => "");
}

test("Pause holds a program where it is, Continue lets it go on", async (session) => {
  const source = "n = 0\nwhile n < 10**9:\n    n += 1\nprint('never')\n";
  const page = await session.open({ source });
  await run(page);
  await page.click("[data-action=pause]");
  await until(async () => /^Paused at line [23]$/.test(await status(page)), "the pause");
  await page.click("[data-action=run]");
  await until(async () => /^Running/.test(await status(page)), "the run");
  await page.keyboard.press("ControlOrMeta+Enter");
  await until(async () => /^Paused/.test(await status(page)), "the second pause");
  await page.click("[data-action=stop]");
  await waitEnded(page);
});

test("Back walks through the past of a paused program, and Step goes on from the present", async (session) => {
  const page = await session.open({ source: "x = 1\ny = 2\nz = 3\nprint(x + y + z)\n" });
  await waitIdle(page);
  await page.selectOption("[data-action=step-unit]", "line");
  for (const line of [1, 2, 3]) {
    await page.click("[data-action=step]");
    await until(async () => (await status(page)) === `Paused at line ${line}`, `line ${line}`);
  }
  const strip = page.locator(".event-strip");
  const present = await strip.innerText();
  await page.click("[data-action=back]");
  check((await strip.innerText()) !== present, "an earlier event is shown");
  check(/line 2/.test(await strip.innerText()), await strip.innerText());
  await page.click("[data-action=step]");
  await until(async () => (await status(page)) === "Paused at line 4", "line 4");
  await page.click("[data-action=run]");
  await waitEnded(page);
  equal(await output(page), "6\n", "the output");
});

test("steps are by instruction, line or event", async (session) => {
  const page = await session.open({
    source: "import stackless\nx = 1 + 2 * 3\ny = x\nstackless.tasklet(print)('done')\nstackless.run()\n",
  });
  await waitIdle(page);
  const stepsTo = async (unit, goal) => {
    await page.selectOption("[data-action=step-unit]", unit);
    let steps = 0;
    do {
      await page.click("[data-action=step]");
      await page.waitForSelector("[data-action=run]:enabled");
      steps++;
    } while (!goal(await status(page)) && steps < 40);
    await page.click("[data-action=stop]");
    await waitEnded(page);
    return steps;
  };
  const byLine = await stepsTo("line", (text) => text === "Paused at line 4");
  const byInstruction = await stepsTo("instruction", (text) => text === "Paused at line 4");
  equal(byLine, 4, "steps by line to line 4");
  check(byInstruction > byLine, `${byInstruction} steps by instruction`);
});

test("slow motion shows the line, and its speed can be changed while it runs", async (session) => {
  const page = await session.open({ source: "for i in range(1000):\n    x = i\nprint(x)\n" });
  await waitIdle(page);
  await page.selectOption("[data-action=speed]", "50");
  await run(page);
  await page.waitForSelector(".cm-paused-line");
  check(/^Running/.test(await status(page)), "it is running");
  await page.selectOption("[data-action=speed]", "0");
  await waitEnded(page);
  equal(await output(page), "999\n", "the output");
});
