// Every scenario prints in the page what it prints everywhere else.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { chooseScenario, output, runToEnd, status } from "../actions.mjs";
import { check, equal, root, test } from "../harness.mjs";

const folder = join(root, "examples/scenarios");
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".py")) : [];

for (const name of names) {
  const id = name.replace(/\.py$/, "");
  test(`the scenario ${id} prints what it should`, async (session) => {
    const expected = readFileSync(join(root, "tests/scenarios", `${id}.out`), "utf8");
    const page = await session.open();
    await chooseScenario(page, id);
    await runToEnd(page);
    equal(await output(page), expected, "the output");
    equal(await status(page), "Finished", "the status");
    const note = await page.locator(".timeline-pane .pane-note").innerText();
    check(/\d+ tasklets?, \d[\d,]* events/.test(note), `the timeline has lanes: ${note}`);
  });
}
