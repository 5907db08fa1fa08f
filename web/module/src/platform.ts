/**
 * The little that differs between hosts of JavaScript.
 */

interface Immediate {
  setImmediate?: (work: () => void) => void;
}

/** Lets the event loop have its turn; sooner than a timer, which browsers hold back. */
export function yieldTurn(): Promise<void> {
  const { setImmediate } = globalThis as Immediate;
  if (setImmediate !== undefined) return new Promise(setImmediate);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Waits, or less long if the signal is given. */
export function waitFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener("abort", done);
  });
}

/** Makes `using` work where the host knows it. */
export function addDispose(prototype: { dispose(): void }): void {
  const symbol: symbol | undefined = (Symbol as { dispose?: symbol }).dispose;
  if (symbol === undefined) return;
  Object.defineProperty(prototype, symbol, {
    configurable: true,
    value(this: { dispose(): void }) {
      this.dispose();
    },
  });
}
