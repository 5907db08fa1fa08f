/**
 * The worker: takes the page's requests, runs one program at a time, and reports.
 *
 * The page may end it at any moment; nothing here has to be put away for that.
 */
import type { Report, Request } from "./protocol";
import { loadEngine, type Engine } from "./worker/engine";
import { startSession, type Session } from "./worker/session";

let session: Session | null = null;

const loading = loadEngine();
loading.then(
  () => post({ type: "ready" }),
  (error: unknown) => post({ type: "unavailable", message: messageOf(error) }),
);

addEventListener("message", (event: MessageEvent<Request>) => {
  const request = event.data;
  switch (request.type) {
    case "run":
      void loading.then((engine) => start(engine, request));
      break;
    case "check":
      void loading.then((engine) => check(engine, request), () => {});
      break;
    case "inspect":
      void loading.then((engine) => inspect(engine, request), () => {});
      break;
    case "stop":
      session?.stop();
      break;
    case "step":
      session?.step(request.unit);
      break;
    case "resume":
      session?.resume();
      break;
    case "pause":
      session?.pause();
      break;
    case "speed":
      session?.setDelay(request.delay);
      break;
  }
});

function start(engine: Engine, request: Extract<Request, { type: "run" }>): void {
  session?.stop();
  session = startSession(
    request.run,
    (write) => engine.start(request, write),
    request.options,
    { post, later, now: () => performance.now() },
  );
}

/** A runtime that fails over a source has no answer to give: the next run tells of it. */
async function check(engine: Engine, request: Extract<Request, { type: "check" }>): Promise<void> {
  const error = await engine.check(request.file).catch(() => undefined);
  if (error !== undefined) post({ type: "checked", check: request.check, error });
}

async function inspect(
  engine: Engine,
  request: Extract<Request, { type: "inspect" }>,
): Promise<void> {
  const { ask } = request;
  try {
    post({ type: "inspected", ask, inspection: await engine.inspect(request), failure: "" });
  } catch (error) {
    post({ type: "inspected", ask, inspection: null, failure: messageOf(error) });
  }
}

function post(report: Report): void {
  const transfer = report.type === "batch" ? [report.events.buffer] : [];
  postMessage(report, { transfer });
}

const turns = new MessageChannel();
const waiting: (() => void)[] = [];
turns.port1.onmessage = () => waiting.shift()?.();

/** Without a delay the work goes on as soon as the messages that wait have been heard. */
function later(work: () => void, milliseconds: number): void {
  if (milliseconds > 0) {
    setTimeout(work, milliseconds);
    return;
  }
  waiting.push(work);
  turns.port2.postMessage(null);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
