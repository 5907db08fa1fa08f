// What the tests of the module share: runtimes that are disposed of, with nothing left behind.
import { afterEach, expect } from "@jest/globals";
import { createRuntime, type Runtime, type RuntimeOptions, type SwitchyardError } from "switchyard";

const made: Runtime[] = [];

export async function runtime(options: RuntimeOptions = {}): Promise<Runtime> {
  const rt = await createRuntime(options);
  made.push(rt);
  return rt;
}

afterEach(() => {
  for (const rt of made.splice(0)) {
    rt.dispose();
    expect(rt.leakedBytes).toBe(0);
  }
});

/** What the promise is rejected with. */
export async function failure(promise: Promise<unknown>): Promise<SwitchyardError> {
  return promise.then(
    () => expect("it succeeded").toBe("it failed"),
    (error: unknown) => error,
  ) as Promise<SwitchyardError>;
}
