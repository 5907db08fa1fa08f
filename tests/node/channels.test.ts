// Channels and tasklets between JavaScript and the language.
import { describe, expect, test } from "@jest/globals";
import type { Channel } from "switchyard";
import { failure, runtime } from "./support.js";

describe("channels", () => {
  test("hand values over in both directions", async () => {
    const rt = await runtime();
    const channel = await rt.channel();
    await rt.set("ch", channel);
    await rt.exec("import stackless\ndef echo():\n    while True:\n        ch.send(ch.receive() + 1)\nstackless.tasklet(echo)()\n");
    await channel.send(1);
    expect(await channel.receive()).toBe(2);
  });

  test("a send waits until it is taken", async () => {
    const rt = await runtime();
    const channel = await rt.channel();
    const order: string[] = [];
    const sends = [1, 2, 3].map((n) => channel.send(n).then(() => order.push(`sent ${n}`)));
    expect(await channel.balance()).toBe(3);
    expect(order).toEqual([]);
    expect(await channel.receive()).toBe(1);
    expect(await channel.balance()).toBe(2);
    expect(order).toEqual(["sent 1"]);
    expect([await channel.receive(), await channel.receive()]).toEqual([2, 3]);
    await Promise.all(sends);
    expect(order).toEqual(["sent 1", "sent 2", "sent 3"]);
  });

  test("for await goes on until the channel is closed", async () => {
    const rt = await runtime();
    await rt.exec("import stackless\nch = stackless.channel()\nlog = []\ndef produce():\n    for i in range(3):\n        log.append(i)\n        ch.send(i)\n    ch.close()\nstackless.tasklet(produce)()\n");
    const channel = (await rt.get("ch")) as Channel;
    const seen: unknown[] = [];
    for await (const value of channel) {
      seen.push([value, ((await rt.get("log")) as unknown[]).length]);
    }
    expect(seen.map((pair) => (pair as number[])[0])).toEqual([0, 1, 2]);
    await expect(channel.receive()).rejects.toMatchObject({ type: "ValueError" });
  });

  test("a signal gives up waiting and leaves the queue", async () => {
    const rt = await runtime();
    const channel = await rt.channel();
    const stop = new AbortController();
    const waits = channel.receive({ signal: stop.signal });
    expect(await channel.balance()).toBe(-1);
    stop.abort(new Error("no more patience"));
    await expect(waits).rejects.toThrow("no more patience");
    expect(await channel.balance()).toBe(0);
    const sends = channel.send(1, { signal: AbortSignal.timeout(10) });
    await expect(sends).rejects.toMatchObject({ name: "TimeoutError" });
    expect(await channel.balance()).toBe(0);
  });

  test("errors go through channels", async () => {
    const rt = await runtime();
    const channel = await rt.channel();
    await rt.set("ch", channel);
    await rt.exec("import stackless\nlog = []\ndef take():\n    try:\n        ch.receive()\n    except KeyError as e:\n        log.append(repr(e))\n    ch.send_exception(ValueError, 'back')\nstackless.tasklet(take)()\n");
    await channel.throw("KeyError", "there");
    expect(await failure(channel.receive())).toMatchObject({ type: "ValueError", message: "back" });
    expect(await rt.get("log")).toEqual(["KeyError('there')"]);
  });

  test("waiting for JavaScript is no deadlock while it holds a channel", async () => {
    const rt = await runtime();
    const program = rt.start("import stackless\nch = stackless.channel()\nprint(ch.receive())\n", { paused: true });
    const making = program.channel();
    program.resume();
    const held = await making;
    await program.exec("pass\n");
    expect(program.hasEnded).toBe(false);
    held.dispose();
    expect(await failure(program.done)).toMatchObject({ type: "RuntimeError", message: /[Dd]eadlock|last runnable/ });
  });

  test("virtual time goes on beside an open channel", async () => {
    const rt = await runtime();
    await rt.channel();
    await rt.exec("import time, stacklesslib.main, stacklesslib.util\n");
    const start = Date.now();
    expect(await rt.eval("(lambda t: (time.sleep(3600), time.time() - t)[1])(time.time())")).toBe(3600);
    expect(Date.now() - start).toBeLessThan(5000);
  });

  test("a tasklet in JavaScript takes part", async () => {
    const rt = await runtime();
    const channel = await rt.channel();
    await rt.set("ch", channel);
    const numbers = await rt.tasklet(async (to: number) => {
      for (let n = 0; n < to; n++) await channel.send(n);
      await channel.close();
    }, 4);
    expect(await rt.eval("list(ch)")).toEqual([0, 1, 2, 3]);
    await rt.eval("0");
    expect(await numbers.isAlive()).toBe(false);
    let aborted = false;
    const endless = await rt.tasklet(async function (this: { signal: AbortSignal }) {
      this.signal.addEventListener("abort", () => (aborted = true));
      await new Promise(() => undefined);
    });
    await rt.eval("0");
    await endless.kill();
    await rt.eval("0");
    expect(await endless.isAlive()).toBe(false);
    expect(aborted).toBe(true);
  });
});

describe("web streams", () => {
  test("read from a channel as fast as they are read", async () => {
    const rt = await runtime();
    await rt.exec("import stackless\nch = stackless.channel()\nmade = 0\ndef produce():\n    global made\n    for i in range(100):\n        made += 1\n        ch.send(f'line {i}\\n')\n    ch.close()\nstackless.tasklet(produce)()\n");
    const channel = (await rt.get("ch")) as Channel;
    const reader = channel.readable().getReader();
    expect(await reader.read()).toEqual({ done: false, value: "line 0\n" });
    expect(await rt.get("made")).toBeLessThanOrEqual(3);
    reader.releaseLock();
    const rest = channel.readable().pipeThrough(new TextEncoderStream());
    const text = await new Response(rest).text();
    expect(text.split("\n")).toHaveLength(100);
    expect(text.endsWith("line 99\n")).toBe(true);
  });

  test("write into a channel and close it", async () => {
    const rt = await runtime();
    const channel = await rt.channel();
    await rt.set("ch", channel);
    const all = rt.eval("[x for x in ch]");
    await new Blob(["abc"]).stream().pipeTo(channel.writable());
    expect(await all).toEqual([new Uint8Array([97, 98, 99])]);
  });

  test("cancelling a stream gives up waiting", async () => {
    const rt = await runtime();
    const channel = await rt.channel();
    const reader = channel.readable().getReader();
    const read = reader.read();
    await rt.eval("0");
    expect(await channel.balance()).toBe(-1);
    await reader.cancel("enough");
    expect(await read).toEqual({ done: true, value: undefined });
    expect(await channel.balance()).toBe(0);
  });
});
