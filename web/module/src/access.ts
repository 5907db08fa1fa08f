/**
 * Working with the language from JavaScript: what a program and a runtime that is kept open share.
 */
import type { Bridge } from "./bridge.js";
import { splitKwargs } from "./bridge.js";
import { Handle, type CallOptions, type Channel, type Tasklet } from "./handles.js";

/** What `import()` gives: the public names of a module. */
export interface Namespace extends Disposable {
  /** The module itself, for names that the namespace does not have. */
  readonly module: Handle;
  /** Calls a function of the module. */
  call(name: string, ...args: readonly unknown[]): Promise<unknown>;
  /** An attribute of the module as it is now. */
  get(name: string): Promise<unknown>;
  dispose(): void;
  /** Functions and classes as functions that return promises; what else there is as it was then. */
  readonly [name: string]: unknown;
}

/** What a new channel may be given. */
export interface ChannelOptions {
  /** Who goes on first when a value is handed over: -1 the receiver (default), 0 nobody, 1 the sender. */
  preference?: -1 | 0 | 1;
}

/** Calls, values, channels and tasklets: what a `Program` and a `Runtime` have in common. */
export abstract class LanguageAccess {
  /** @internal */
  protected abstract connect(): Bridge;

  /**
   * Calls a function: its name ("len", "helper.add": a global of the program, a builtin or something
   * in a module) or its handle. The call runs in a tasklet of its own. A last argument made with
   * `kwargs()` holds keyword arguments.
   */
  call(target: string | Handle, ...args: readonly unknown[]): Promise<unknown> {
    const [positional, keywords] = splitKwargs(args);
    return this.callWith(target, { args: positional, kwargs: keywords });
  }

  /** As `call`, with a signal and a budget of instructions. */
  async callWith(target: string | Handle, options: CallOptions): Promise<unknown> {
    const { args = [], kwargs = {}, signal, ticks = 0 } = options;
    return this.connect().request("call", [target, args, kwargs, ticks], signal);
  }

  /** The value of an expression, with the program's globals. */
  async eval(expression: string): Promise<unknown> {
    return this.connect().request("eval", [expression]);
  }

  /** Runs statements among the program's globals, in a tasklet of their own. */
  async exec(source: string, { filename = "<exec>" }: { filename?: string } = {}): Promise<void> {
    await this.connect().request("exec", [source, filename]);
  }

  /** Imports a module of the program. */
  async import(name: string): Promise<Namespace> {
    const reply = await this.connect().request("import", [name]);
    const [module, functions, values] = reply as [Handle, string[], unknown];
    return namespaceOf(module, functions, values);
  }

  /** What a dotted name stands for, as in `call`. */
  async get(name: string): Promise<unknown> {
    return this.connect().request("get", [name]);
  }

  /** Sets a global of the program. A function becomes one that the program can call. */
  async set(name: string, value: unknown): Promise<void> {
    await this.connect().request("set", [name, value]);
  }

  /**
   * A new channel of the program. While it is not disposed of, waiting is no deadlock: JavaScript may
   * come and send.
   */
  async channel({ preference = -1 }: ChannelOptions = {}): Promise<Channel> {
    return (await this.connect().request("channel", [preference])) as Channel;
  }

  /**
   * Makes an async function a tasklet: it takes part in channels by their handles, its promise is its
   * end, an error in it is an uncaught one of a tasklet, and killing it aborts its `CallContext`.
   */
  async tasklet<Arguments extends unknown[]>(
    work: ((...args: Arguments) => unknown) | Handle,
    ...args: NoInfer<Arguments>
  ): Promise<Tasklet> {
    return (await this.connect().request("tasklet", [work, args])) as Tasklet;
  }
}

function namespaceOf(module: Handle, functions: readonly string[], values: unknown): Namespace {
  const get = (name: string): Promise<unknown> => module.get(name);
  const call = async (name: string, ...args: readonly unknown[]): Promise<unknown> => {
    const found = await get(name);
    if (!(found instanceof Handle)) throw new TypeError(`'${name}' cannot be called`);
    const [positional, keywords] = splitKwargs(args);
    try {
      return await found.callWith({ args: positional, kwargs: keywords });
    } finally {
      found.dispose();
    }
  };
  const namespace: Record<string | symbol, unknown> = Object.create(null) as object as Record<string, unknown>;
  const entries = values instanceof Map ? [...(values as Map<string, unknown>)] : Object.entries(values as object);
  const dispose = (): void => {
    module.dispose();
    for (const [, value] of entries) if (value instanceof Handle) value.dispose();
  };
  for (const [name, value] of entries) namespace[name] = value;
  for (const name of functions) namespace[name] = (...args: unknown[]) => call(name, ...args);
  Object.assign(namespace, { module, get, call, dispose });
  const symbol: symbol | undefined = (Symbol as { dispose?: symbol }).dispose;
  if (symbol !== undefined) namespace[symbol] = dispose;
  // A namespace is given out by promises: a function named `then` would be taken for one.
  delete namespace["then"];
  return namespace as unknown as Namespace;
}
