// The timeline: lanes, words, clicks, keys, zoom, and long runs.
import { placeOf, runToEnd, status, waitEnded, run } from "../actions.mjs";
import { check, equal, test, until } from "../harness.mjs";

const played = (session, more = {}) =>
  session.open({ source: `# play\n${"line\n".repeat(40)}`, scripted: true, ...more });

test("shows a lane for each tasklet", async (session) => {
  const page = await played(session);
  await runToEnd(page);
  const note = await page.locator(".timeline-pane .pane-note").innerText();
  equal(note, "5 tasklets, 54 events", "the note");
  check(await isPainted(page), "the canvas is painted");
});

test("hovering tells what happened", async (session) => {
  const page = await played(session);
  await runToEnd(page);
  const place = await placeOf(page, 1, 19, true);
  await page.mouse.move(place.x, place.y);
  const words = await page.locator(".tooltip").innerText();
  check(words.includes("producer blocked, sending on channel 1"), words);
  check(words.includes("producer blocked sending on channel 1: nobody receives yet"), words);
  check(words.includes("step 19, line 11"), words);
});

test("clicking selects the event and shows its line", async (session) => {
  const page = await played(session);
  await runToEnd(page);
  const place = await placeOf(page, 2, 22, true);
  await page.mouse.click(place.x, place.y);
  equal(
    await page.locator(".event-strip").innerText(),
    "step 22 consumer received a value from producer on channel 1 line 16",
    "the words",
  );
  await until(async () => (await page.locator(".cm-followed-line").count()) === 1, "the line");
  const line = await page.locator(".cm-followed-line").evaluate((element) =>
    [...element.parentElement.querySelectorAll(".cm-line")].indexOf(element) + 1,
  );
  equal(line, 16, "the line marked");
  equal(
    await page.locator(".event-row[aria-selected=true] .event-index").innerText(),
    "22",
    "the event in the list",
  );
});

test("arrow keys walk through the events", async (session) => {
  const page = await played(session);
  await runToEnd(page);
  await page.focus(".timeline-drawing canvas");
  for (const key of ["Home", "ArrowRight", "ArrowRight", "ArrowLeft"]) await page.keyboard.press(key);
  equal(await page.locator(".step-number").innerText(), "step 1", "the step");
  await page.keyboard.press("End");
  equal(await page.locator(".step-number").innerText(), "step 53", "the step");
  await page.keyboard.press("Escape");
  equal(await page.locator(".step-number").count(), 0, "the number of selected steps");
});

test("the list tells the same events", async (session) => {
  const page = await played(session);
  await runToEnd(page);
  await page.locator(".event-list").evaluate((list) => (list.scrollTop = 20 * 26));
  await page.click(".event-row:has-text('hog entered an atomic section')");
  check((await page.locator(".event-strip").innerText()).includes("hog entered"), "it is selected");
  await page.keyboard.press("ArrowDown");
  check(
    (await page.locator(".event-strip").innerText()).includes("was not interrupted: it is atomic"),
    "the next one is selected",
  );
});

test("the legend names every sign", async (session) => {
  const page = await played(session);
  await page.click(".legend-button");
  const names = await page.locator(".legend dt").allInnerTexts();
  for (const name of ["Running", "Ready", "Blocked", "Atomic", "Interrupted", "Killed", "Ended"]) {
    check(names.map((each) => each.trim()).includes(name), `${name} is missing`);
  }
  await page.keyboard.press("Escape");
  check(await page.locator(".legend").isHidden(), "Escape closes it");
});

test("wheel and drag move and zoom", async (session) => {
  const page = await session.open({ source: "# play 500\n", scripted: true });
  await runToEnd(page);
  const place = await placeOf(page, 0, 10);
  await page.mouse.move(place.x + 200, place.y);
  equal(await page.locator(".overview-window").count(), 0, "windows while all is in view");
  await page.keyboard.down("Control");
  for (let turn = 0; turn < 6; turn++) await page.mouse.wheel(0, -120);
  await page.keyboard.up("Control");
  const left = () => page.locator(".overview-window").evaluate((each) => parseFloat(each.style.left));
  const before = await left();
  await page.mouse.down();
  await page.mouse.move(place.x + 100, place.y, { steps: 4 });
  await page.mouse.up();
  check((await left()) > before, "dragging to the left moves on");
});

test("stays smooth with 100,000 events", async (session) => {
  const page = await session.open({ source: "# play 25000\n", scripted: true });
  await run(page);
  await waitEnded(page);
  check(/100,0\d\d events/.test(await page.locator(".timeline-pane .pane-note").innerText()), "all are there");
  const worst = await slowestFrame(page, 20, 0, 60);
  check(worst < 250, `a frame took ${Math.round(worst)} ms`);
  check(await isPainted(page), "the canvas is painted");
});

test("stays smooth with 1,000 tasklets", async (session) => {
  const page = await session.open({ source: "# crowd 1000\n", scripted: true });
  await run(page);
  await waitEnded(page);
  equal(await status(page), "Finished", "the status");
  const worst = await slowestFrame(page, 20, 400, 0);
  check(worst < 250, `a frame took ${Math.round(worst)} ms`);
});

/** Turns the wheel over the timeline and measures the frames. */
async function slowestFrame(page, turns, dy, dx) {
  return page.locator(".timeline-drawing canvas").evaluate(
    async (canvas, [turns, dy, dx]) => {
      let worst = 0;
      for (let turn = 0; turn < turns; turn++) {
        const start = performance.now();
        canvas.dispatchEvent(
          new WheelEvent("wheel", { deltaY: dy, deltaX: dx, clientX: 500, clientY: 700, cancelable: true }),
        );
        await new Promise(requestAnimationFrame);
        await new Promise((settle) => setTimeout(settle));
        worst = Math.max(worst, performance.now() - start);
      }
      return worst;
    },
    [turns, dy, dx],
  );
}

/** Whether the drawing, right of the names and below the axis, has more than one colour. */
function isPainted(page) {
  return page.locator(".timeline-drawing canvas").evaluate((canvas) => {
    const context = canvas.getContext("2d");
    const { data } = context.getImageData(140, 24, canvas.width - 150, 60);
    const colors = new Set(new Uint32Array(data.buffer));
    return colors.size > 3;
  });
}
