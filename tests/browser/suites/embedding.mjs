// The playground inside a page of somebody else.
import { createServer } from "node:http";
import { check, equal, test, until } from "../harness.mjs";

function hostPage(playground, body) {
  const html = `<!doctype html><title>Somebody's page</title><body>${body}
    <script type="module" src="${playground}embed.js"></script>`;
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end(html);
  });
  return new Promise((settle) => server.listen(0, "localhost", () => settle(server)));
}

test("an element runs its program when it comes into view, and opens the whole page", async (session) => {
  const program = "\n      import stackless\n      if 1 < 2:\n          print('embedded')\n  ";
  const server = await hostPage(
    session.url,
    `<p>Above</p><div style="height: 3000px"></div>
     <switchyard-playground theme="dark" height="600px">${program.replaceAll("<", "&lt;")}</switchyard-playground>`,
  );
  try {
    const page = await session.open();
    await page.goto(`http://localhost:${server.address().port}/`);
    await page.waitForFunction(() => customElements.get("switchyard-playground"));
    equal(await page.locator("iframe").count(), 0, "frames before it is in view");
    await page.locator("switchyard-playground").scrollIntoViewIfNeeded();
    const frame = page.frameLocator("iframe");
    await frame.locator(".cm-content").waitFor();
    equal(await frame.locator("html").getAttribute("data-theme"), "dark", "the theme");
    equal(await frame.locator(".scenario-button").count(), 0, "the scenario menu");
    await frame.locator("[data-action=run]:enabled").click();
    await until(
      async () => (await frame.locator(".output-text").innerText()) === "embedded\n",
      "the output",
    );
    const [whole] = await Promise.all([
      page.context().waitForEvent("page"),
      frame.getByText("Open in the playground").click(),
    ]);
    await whole.waitForSelector(".cm-content");
    const text = await whole.locator(".cm-content").innerText();
    check(text.includes("import stackless\nif 1 < 2:\n    print('embedded')"), text);
    check((await whole.locator(".scenario-button").count()) === 1, "it is the whole page");
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
