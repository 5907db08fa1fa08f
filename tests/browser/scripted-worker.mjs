/**
 * Stands in for the page's worker where a test needs one that misbehaves, or a long trace made
 * to measure. The page is served this file in place of its own worker; it speaks the protocol of
 * web/playground/src/protocol.ts. The program's first line says what to do:
 *
 *   # play           a short run in which everything happens once
 *   # play N         N rounds of messages between a few tasklets
 *   # crowd N        N tasklets
 *   # deaf           runs for ever and does not hear Stop
 *   # crash          dies with an uncaught error
 *   # error          prints a little and ends with an exception
 */
const KIND = {
  tasklet_new: 1, name: 2, bind: 3, start: 4, switch: 5, block: 6, ready: 7, pause: 8, send: 9,
  receive: 10, schedule: 11, run: 12, run_return: 13, interrupt: 14, interrupt_pending: 15,
  atomic: 16, kill: 17, throw: 18, end: 19, channel_new: 20, thread_start: 26, thread_switch: 27,
};
const REASON = { start: 0, schedule: 1, block: 3, channel: 4, run_all: 6, throw: 7, end: 8, interrupt: 10, wake: 11 };

function recorder() {
  const records = [];
  const texts = ["", "main.py"];
  const emit = (kind, tasklet, more = {}) => {
    const { thread = 1, object = 0, peer = 0, line = 0, detail = 0 } = more;
    records.push(KIND[kind], thread, tasklet, object, peer, line, 1, detail, 0);
  };
  const make = (tasklet, peer, name, more = {}) => {
    emit("tasklet_new", tasklet, { peer, ...more });
    texts.push(name);
    emit("name", tasklet, { detail: texts.length - 1, ...more });
    emit("bind", tasklet, more);
    emit("ready", tasklet, { peer, ...more });
  };
  return { records, texts, emit, make };
}

/** Everything that the timeline can show, once. */
function playEverything() {
  const { records, texts, emit, make } = recorder();
  emit("tasklet_new", 1, { line: 0 });
  emit("thread_start", 1, { detail: 1 });
  emit("switch", 1, { detail: REASON.start, line: 1 });
  emit("channel_new", 1, { object: 1, line: 4 });
  make(2, 1, "producer", { line: 5 });
  make(3, 1, "consumer", { line: 6 });
  make(4, 1, "hog", { line: 7 });
  emit("run", 1, { line: 8, detail: 100 });
  emit("switch", 2, { peer: 1, detail: REASON.run_all, line: 10 });
  emit("start", 2, { line: 10 });
  emit("block", 2, { object: 1, detail: 1, line: 11 });
  emit("switch", 3, { peer: 2, detail: REASON.block, line: 15 });
  emit("start", 3, { line: 15 });
  emit("receive", 3, { object: 1, peer: 2, line: 16 });
  emit("ready", 2, { peer: 3, object: 1, line: 11 });
  emit("block", 3, { object: 1, detail: -1, line: 16 });
  emit("switch", 4, { peer: 3, detail: REASON.block, line: 20 });
  emit("start", 4, { line: 20 });
  emit("atomic", 4, { detail: 1, line: 21 });
  emit("interrupt_pending", 4, { detail: 1, line: 22 });
  emit("interrupt_pending", 4, { detail: 1, line: 22 });
  emit("atomic", 4, { detail: 0, line: 23 });
  emit("interrupt", 4, { peer: 1, line: 24 });
  emit("pause", 4, { line: 24 });
  emit("switch", 1, { peer: 4, detail: REASON.interrupt, line: 8 });
  emit("run_return", 1, { peer: 4, line: 8 });
  make(5, 1, "worker", { line: 26 });
  emit("thread_start", 5, { peer: 1, detail: 2 });
  emit("run", 1, { line: 27 });
  emit("switch", 2, { peer: 1, detail: REASON.run_all, line: 11 });
  emit("send", 2, { object: 1, peer: 3, line: 12 });
  emit("ready", 3, { peer: 2, object: 1, line: 16 });
  emit("switch", 3, { peer: 2, detail: REASON.channel, line: 16 });
  emit("end", 3, { line: 17 });
  emit("switch", 2, { peer: 3, detail: REASON.end, line: 12 });
  emit("kill", 2, { peer: 4, line: 13 });
  emit("switch", 4, { peer: 2, detail: REASON.throw, line: 24 });
  emit("end", 4, { line: 25 });
  emit("switch", 2, { peer: 4, detail: REASON.end, line: 13 });
  emit("end", 2, { line: 14, detail: 1 });
  emit("switch", 1, { peer: 2, detail: REASON.wake, line: 27 });
  emit("end", 1, { line: 28 });
  return { records, texts };
}

function playRounds(rounds) {
  const { records, texts, emit, make } = recorder();
  emit("tasklet_new", 1);
  emit("switch", 1, { detail: REASON.start, line: 1 });
  for (let id = 2; id < 8; id++) make(id, 1, `node ${id}`, { line: 3 });
  let before = 1;
  for (let round = 0; round < rounds; round++) {
    const from = 2 + (round % 6);
    const to = 2 + ((round + 1 + (round % 3)) % 6);
    emit("switch", from, { peer: before, detail: REASON.schedule, line: 5 });
    emit("send", from, { object: 1 + (round % 3), peer: to, line: 6 });
    emit("block", from, { object: 1 + (round % 3), detail: -1, line: 7 });
    emit("ready", from, { peer: to, line: 7 });
    before = from;
  }
  return { records, texts };
}

function crowd(size) {
  const { records, texts, emit, make } = recorder();
  emit("tasklet_new", 1);
  emit("switch", 1, { detail: REASON.start, line: 1 });
  for (let id = 2; id <= size; id++) make(id, 1, `member ${id}`, { line: 3 });
  let before = 1;
  for (let round = 0; round < 20; round++) {
    for (let id = 2; id <= size; id++) {
      emit("switch", id, { peer: before, detail: REASON.schedule, line: 5 });
      before = id;
    }
  }
  return { records, texts };
}

function trace(command, number) {
  if (command === "crowd") return crowd(number);
  return number > 0 ? playRounds(number) : playEverything();
}

const failure = {
  kind: "error",
  error: {
    type: "ValueError",
    message: "the balance is torn: 3 and 4",
    traceback: [
      "Traceback (most recent call last):",
      '  File "main.py", line 14, in <module>',
      "    check(first, second)",
      '  File "main.py", line 6, in check',
      "    raise ValueError(f'the balance is torn: {a} and {b}')",
      '  File "stacklesslib/locks.py", line 41, in acquire',
      "    self.channel.receive()",
      "ValueError: the balance is torn: 3 and 4",
      "",
    ].join("\n"),
    line: 6,
    column: null,
    endLine: null,
    endColumn: null,
  },
};

onmessage = ({ data }) => {
  if (data.type !== "run") return;
  const [command, number] = data.files[0].text.split("\n")[0].replace("# ", "").split(" ");
  if (command === "deaf") for (;;);
  if (command === "crash") throw new Error("scripted");
  const { records, texts } = trace(command, Number(number ?? 0));
  postMessage({
    type: "batch",
    run: data.run,
    output: [{ stream: "stdout", text: "played\n" }],
    events: new Float64Array(records),
    texts,
    droppedOutput: 0,
    droppedEvents: 0,
  });
  const outcome = command === "error" ? failure : { kind: "finished" };
  postMessage({ type: "done", run: data.run, outcome, ticks: 1234, elapsed: 5 });
};
postMessage({ type: "ready" });
