import { describe, expect, test } from "@jest/globals";
import { importsOf, lookUp, nameAt } from "../src/editor/assist";

const SOURCE = [
  "import stackless, time as t",
  "import stackless as s",
  "from stackless import channel, tasklet as T",
  "from stacklesslib.locks import Lock",
  "c = channel()",
].join("\n");

describe("what the editor knows of a program", () => {
  test("its imports, under the names they have there", () => {
    expect(Object.fromEntries(importsOf(SOURCE))).toEqual({
      stackless: "stackless",
      t: "time",
      s: "stackless",
      channel: "stackless.channel",
      T: "stackless.tasklet",
      Lock: "stacklesslib.locks.Lock",
    });
  });

  test.each([
    ["stackless.run", "run(timeout=0"],
    ["s.schedule", "schedule(retval=None)"],
    ["T", "tasklet(function)"],
    ["Lock", "Lock()"],
    ["c.send", "send(value)"],
    ["worker.kill", "kill(pending=False)"],
    ["print", "print(*values"],
  ])("%s is %s", (name, signature) => {
    expect(lookUp(SOURCE, name)?.signature.startsWith(signature)).toBe(true);
  });

  test.each(["nothing", "stackless.nothing", "c", "x.y.z", "constructor", "s.constructor"])(
    "nothing of %s",
    (name) => {
      expect(lookUp(SOURCE, name)).toBeUndefined();
    },
  );

  test("a name is found up to the part that is pointed at", () => {
    const line = "  x = stackless.channel.send(1)";
    expect(nameAt(line, 8)?.name).toBe("stackless");
    expect(nameAt(line, 18)?.name).toBe("stackless.channel");
    expect(nameAt(line, 26)?.name).toBe("stackless.channel.send");
    expect(nameAt(line, 0)).toBeNull();
  });
});
