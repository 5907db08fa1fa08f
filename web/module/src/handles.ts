/**
 * Objects of a program that JavaScript holds.
 */
import { DisposedError } from "./errors.js";
import { addDispose } from "./platform.js";

/** The bridge, as a handle sees it. */
export interface HandleOwner {
  request(operation: string, args: readonly unknown[], signal?: AbortSignal): Promise<unknown>;
  notify(operation: string, ...args: readonly unknown[]): void;
  releaseHandle(number: number): void;
}

/** What a call may be given. */
export interface CallOptions {
  /** Positional arguments. */
  args?: readonly unknown[];
  /** Keyword arguments. */
  kwargs?: Readonly<Record<string, unknown>>;
  /** Kills the tasklet that runs the call; the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
  /**
   * Instructions after which `BudgetExceeded` is raised in it (about; looked at when it has run for
   * that long without letting others go). Only where a runtime is kept open.
   */
  ticks?: number;
}

/** What may be said about waiting. */
export interface WaitOptions {
  /** Gives up waiting; the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
}

interface HandleDetails {
  readonly kind: string;
  readonly number: number;
  readonly typeName: string;
  readonly debug: boolean;
}

interface Forgotten {
  readonly owner: WeakRef<HandleOwner>;
  readonly number: number;
  readonly made: string | null;
}

const forgotten = new FinalizationRegistry<Forgotten>(({ owner, number, made }) => {
  owner.deref()?.releaseHandle(number);
  if (made !== null) {
    console.warn(`a handle was never disposed of; it was made here:\n${made}`);
  }
});

/**
 * An object of a program. It is kept alive until `dispose()` (or the end of a `using` block); a
 * forgotten one is let go when JavaScript collects it, with a warning if the option `debug` is on.
 * Each time an object crosses it gets a new handle.
 */
export class Handle implements Disposable {
  declare [Symbol.dispose]: () => void;
  /** The name of the object's type. */
  readonly type: string;
  readonly #owner: HandleOwner;
  readonly #number: number;
  #isDisposed = false;

  /** @internal */
  constructor(owner: HandleOwner, { number, typeName, debug }: HandleDetails) {
    this.#owner = owner;
    this.#number = number;
    this.type = typeName;
    const made = debug ? (new Error().stack ?? "") : null;
    forgotten.register(this, { owner: new WeakRef(owner), number, made }, this);
  }

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  /** @internal */
  numberFor(owner: HandleOwner): number {
    if (this.#isDisposed) throw new DisposedError("the handle has been disposed of");
    if (owner !== this.#owner) throw new TypeError("the handle belongs to another program");
    return this.#number;
  }

  /** @internal */
  protected ask(operation: string, args: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
    if (this.#isDisposed) return Promise.reject(new DisposedError("the handle has been disposed of"));
    return this.#owner.request(operation, args, signal);
  }

  /** Calls the object. */
  callWith(options: CallOptions): Promise<unknown> {
    const { args = [], kwargs = {}, signal, ticks = 0 } = options;
    return this.ask("call", [this, args, kwargs, ticks], signal);
  }

  /** Calls the object with positional arguments. */
  call(...args: readonly unknown[]): Promise<unknown> {
    return this.callWith({ args });
  }

  /** Calls a method of the object. */
  async invoke(name: string, ...args: readonly unknown[]): Promise<unknown> {
    const method = await this.get(name);
    if (!(method instanceof Handle)) throw new TypeError(`'${name}' is no method of the object`);
    try {
      return await method.call(...args);
    } finally {
      method.dispose();
    }
  }

  /** An attribute. */
  get(name: string): Promise<unknown> {
    return this.ask("getattr", [this, name]);
  }

  /** Sets an attribute. */
  async set(name: string, value: unknown): Promise<void> {
    await this.ask("setattr", [this, name, value]);
  }

  /** The names of its attributes, as `dir()` has them. */
  attributes(): Promise<string[]> {
    return this.ask("attributes", [this]) as Promise<string[]>;
  }

  /** `str()` of the object. */
  text(): Promise<string> {
    return this.ask("str", [this]) as Promise<string>;
  }

  /** `repr()` of the object. */
  repr(): Promise<string> {
    return this.ask("repr", [this]) as Promise<string>;
  }

  /** Lets the object go. May be called more than once. */
  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    forgotten.unregister(this);
    this.#owner.releaseHandle(this.#number);
  }

  toString(): string {
    return `[${this.constructor.name} ${this.type}]`;
  }
}

/**
 * A channel of a program. Each send and each receive takes part in the channel as a tasklet does: it
 * waits in the queue until somebody is on the other side, which is all the backpressure there is.
 */
export class Channel extends Handle implements AsyncIterable<unknown> {
  /** Resolved when a receiver has taken the value. */
  async send(value: unknown, { signal }: WaitOptions = {}): Promise<void> {
    await this.ask("send", [this, value], signal);
  }

  /** The next value. */
  receive({ signal }: WaitOptions = {}): Promise<unknown> {
    return this.ask("receive", [this], signal);
  }

  /** Raises an exception of builtins ("ValueError") in a receiver. */
  async throw(type: string, message: string, { signal }: WaitOptions = {}): Promise<void> {
    await this.ask("throw", [this, type, message], signal);
  }

  /** No more is sent: receivers get what is in the queue, and then the end (StopIteration). */
  async close(): Promise<void> {
    await this.ask("closechannel", [this]);
  }

  /** Senders that wait (positive) or receivers that do (negative). */
  balance(): Promise<number> {
    return this.get("balance") as Promise<number>;
  }

  async *values({ signal }: WaitOptions = {}): AsyncGenerator<unknown, void, undefined> {
    for (;;) {
      const [more, value] = (await this.ask("next", [this], signal)) as [boolean, unknown];
      if (!more) return;
      yield value;
    }
  }

  /** `for await`: until the channel is closed and nobody sends. */
  [Symbol.asyncIterator](): AsyncGenerator<unknown, void, undefined> {
    return this.values();
  }

  /** The values as a web stream; it asks for the next one only when that is wanted. */
  readable(): ReadableStream<unknown> {
    const stop = new AbortController();
    const values = this.values({ signal: stop.signal });
    return new ReadableStream(
      {
        pull: async (controller) => {
          const next = await values.next();
          if (next.done) controller.close();
          else controller.enqueue(next.value);
        },
        cancel: (reason) => stop.abort(reason),
      },
      { highWaterMark: 0 },
    );
  }

  /** A web stream whose chunks are sent; its end closes the channel. */
  writable(): WritableStream<unknown> {
    const stop = new AbortController();
    return new WritableStream(
      {
        write: (chunk) => this.send(chunk, { signal: stop.signal }),
        close: () => this.close(),
        abort: async (reason) => {
          stop.abort(reason);
          await this.close();
        },
      },
      { highWaterMark: 1 },
    );
  }
}

/** A tasklet of a program. */
export class Tasklet extends Handle {
  /** Raises TaskletExit in it at its next turn. */
  async kill(): Promise<void> {
    await this.ask("kill", [this]);
  }

  /** Whether it has something left to run. */
  isAlive(): Promise<boolean> {
    return this.get("alive") as Promise<boolean>;
  }
}

/** @internal */
export function makeHandle(owner: HandleOwner, details: HandleDetails): Handle {
  if (details.kind === "c") return new Channel(owner, details);
  if (details.kind === "t") return new Tasklet(owner, details);
  return new Handle(owner, details);
}

addDispose(Handle.prototype);
