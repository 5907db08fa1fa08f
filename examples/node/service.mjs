// A service: each HTTP request is a tasklet of a program in the language, with a budget of
// instructions, so that none can keep the others waiting for long. The answer's body is a channel of
// the program, read as fast as the client takes it.
//
//     node examples/node/service.mjs [PORT]
import { createServer } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createRuntime } from "switchyard";

const program = `
import stackless

visits = 0

def handle(path):
    """The status and either the body or a channel of its pieces."""
    global visits
    visits += 1
    if path == "/count":
        return 200, f"{visits} visits\\n"
    if path == "/numbers":
        lines = stackless.channel()
        stackless.tasklet(count_to)(lines, 1000)
        return 200, lines
    if path == "/spin":
        while True:      # ends when the budget is used up
            pass
    return 404, "not found\\n"

def count_to(lines, n):
    for i in range(n):
        lines.send(f"{i}\\n")
    lines.close()
`;

const BUDGET = 200_000;

/** Starts the service on a port (0: any free one): { port, close }. */
export async function startService(port = 0) {
  const rt = await createRuntime();
  await rt.exec(program, { filename: "service.py" });

  const server = createServer(async (request, response) => {
    const stop = new AbortController();
    response.on("close", () => stop.abort());
    try {
      const options = { args: [request.url], ticks: BUDGET, signal: stop.signal };
      const [status, body] = await rt.callWith("handle", options);
      response.writeHead(status, { "content-type": "text/plain" });
      if (typeof body === "string") response.end(body);
      else await pipeline(Readable.fromWeb(body.readable()), response).finally(() => body.dispose());
    } catch (error) {
      if (stop.signal.aborted) return;
      response.writeHead(error.type === "BudgetExceeded" ? 503 : 500).end(`${error.message}\n`);
    }
  });
  await new Promise((listening) => server.listen(port, "127.0.0.1", listening));
  return {
    port: server.address().port,
    close() {
      server.close();
      server.closeAllConnections();
      rt.dispose();
    },
  };
}

if (process.argv[1] === import.meta.filename) {
  const { port } = await startService(Number(process.argv[2] ?? 8000));
  console.log(`http://127.0.0.1:${port}/numbers`);
}
