/**
 * What JavaScript and a program say to each other: requests of JavaScript and their replies, calls
 * of JavaScript's functions, and the tables of what each side keeps of the other's. The program's
 * side is runtime/lang/lib/hostlib.py.
 */
import { DisposedError, SwitchyardError, type TracebackFrame } from "./errors.js";
import { Handle, makeHandle, type HandleOwner } from "./handles.js";
import { decodeValue, encodeValue, type DictForm, type References } from "./values.js";

/** What the bridge needs of its program. */
export interface Transport {
  /** Hands the program a message; what was not delivered in the end is an error for the caller. */
  post(message: Uint8Array): void;
  /** One more answer is outstanding, or one fewer. */
  begin(): void;
  end(): void;
  /** JavaScript holds one channel more, or one fewer: it may come and send. */
  listen(isOn: boolean): void;
  /** A tasklet that nobody waits for has ended with an error. */
  uncaught(error: SwitchyardError): void;
  /** Answers an operation on a file. */
  file(operation: string, args: readonly unknown[]): unknown;
}

/** What a host function finds as `this`, and one made with `withContext` as its first argument. */
export interface CallContext {
  /** Aborted when the tasklet that called is killed, or the program ends. */
  readonly signal: AbortSignal;
}

const CONTEXT = Symbol("switchyard.context");

type Callable = (this: CallContext, ...args: unknown[]) => unknown;

/** Marks a function to get the `CallContext` as its first argument; arrow functions have no `this`. */
export function withContext<Arguments extends unknown[], Result>(
  work: (context: CallContext, ...args: Arguments) => Result,
): (...args: Arguments) => Result {
  const marked = function (this: CallContext, ...args: Arguments): Result {
    return work(this, ...args);
  };
  Object.defineProperty(marked, "name", { value: work.name });
  Object.defineProperty(marked, CONTEXT, { value: true });
  return marked;
}

/** Keyword arguments of a call: the last argument, `kwargs({ key: value })`. */
export class Kwargs {
  readonly values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.values = values;
  }
}

/** Keyword arguments for the end of a call: `rt.call("f", 1, kwargs({ key: value }))`. */
export function kwargs(values: Readonly<Record<string, unknown>>): Kwargs {
  return new Kwargs(values);
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
  readonly stop: () => void;
}

export class Bridge implements References, HandleOwner {
  readonly #transport: Transport;
  readonly #dicts: DictForm;
  readonly #debug: boolean;
  readonly #kept = new Map<number, object>();
  readonly #requests = new Map<number, Pending>();
  readonly #calls = new Map<number, AbortController>();
  /** Whether a handle is one of a channel. */
  readonly #handles = new Map<number, boolean>();
  #next = 0;
  #closed: Error | null = null;

  constructor(transport: Transport, dicts: DictForm, debug: boolean) {
    this.#transport = transport;
    this.#dicts = dicts;
    this.#debug = debug;
  }

  // --- References ---

  keep(value: object): number {
    const number = ++this.#next;
    this.#kept.set(number, value);
    return number;
  }

  find(number: number): unknown {
    return this.#kept.get(number);
  }

  handleNumber(value: object): number | null {
    if (!(value instanceof Handle)) return null;
    return value.numberFor(this);
  }

  makeHandle(kind: string, number: number, typeName: string): unknown {
    const isChannel = kind === "c";
    this.#handles.set(number, isChannel);
    if (isChannel) this.#transport.listen(true);
    return makeHandle(this, { kind, number, typeName, debug: this.#debug });
  }

  /** Handles that were neither disposed of nor collected. */
  get openHandles(): number {
    return this.#handles.size;
  }

  releaseHandle(number: number): void {
    const isChannel = this.#handles.get(number);
    if (isChannel === undefined || this.#closed !== null) return;
    this.#handles.delete(number);
    if (isChannel) this.#transport.listen(false);
    this.notify("drop", number);
  }

  /** The program no longer has what was kept for it. */
  drop(number: number): void {
    this.#kept.delete(number);
  }

  // --- From JavaScript to the program ---

  /** Asks for something; rejected with a `SwitchyardError` if it raises. */
  request(operation: string, args: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
    if (this.#closed !== null) return Promise.reject(this.#closed);
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    const number = ++this.#next;
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.notify("cancel", number);
        this.#settle(number)?.reject(signal?.reason);
      };
      const stop = (): void => signal?.removeEventListener("abort", abort);
      this.#requests.set(number, { resolve, reject, stop });
      signal?.addEventListener("abort", abort);
      try {
        this.#send([operation, number, ...args]);
      } catch (error) {
        this.#settle(number);
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }

  /** Says something that is not answered. */
  notify(operation: string, ...args: readonly unknown[]): void {
    if (this.#closed === null) this.#send([operation, 0, ...args]);
  }

  #send(message: readonly unknown[]): void {
    this.#transport.post(encodeValue(message, this));
  }

  #settle(number: number): Pending | undefined {
    const pending = this.#requests.get(number);
    this.#requests.delete(number);
    pending?.stop();
    return pending;
  }

  // --- From the program to JavaScript ---

  /** The answer to a call of the program. Never throws. */
  answer(request: Uint8Array): Uint8Array {
    try {
      const [operation, ...args] = decodeValue(request, this, this.#dicts) as [string, ...unknown[]];
      return encodeValue(this.#handle(operation, args), this);
    } catch (error) {
      return encodeValue(["error", describe(error)], this);
    }
  }

  #handle(operation: string, args: unknown[]): unknown {
    switch (operation) {
      case "call":
        return this.#call(args[0] as Callable, args[1] as unknown[], args[2]);
      case "abort":
        return this.#abort(args[0] as number);
      case "reply":
        return this.#reply(args[0] as number, args[1] as boolean, args[2]);
      case "uncaught":
        return this.#transport.uncaught(errorOf(args[0] as Description));
      case "file":
        return this.#transport.file(args[0] as string, args.slice(1));
      default:
        throw new TypeError(`the program asks for '${operation}', which is unknown`);
    }
  }

  #call(callee: Callable, args: unknown[], keywords: unknown): unknown {
    const controller = new AbortController();
    const named = entriesOf(keywords);
    const given = named.length > 0 ? [...args, Object.fromEntries(named)] : args;
    const result = callee.apply({ signal: controller.signal }, given);
    if (typeof (result as PromiseLike<unknown> | null)?.then !== "function") {
      return ["value", result];
    }
    const number = ++this.#next;
    this.#calls.set(number, controller);
    this.#transport.begin();
    (result as PromiseLike<unknown>).then(
      (value) => this.#promised(number, true, value),
      (error: unknown) => this.#promised(number, false, describe(error)),
    );
    return ["promise", number];
  }

  #promised(number: number, isFulfilled: boolean, value: unknown): void {
    if (!this.#calls.delete(number)) return;
    this.#transport.end();
    try {
      this.notify("answer", number, isFulfilled, value);
    } catch (error) {
      this.notify("answer", number, false, describe(error));
    }
  }

  #abort(number: number): void {
    const controller = this.#calls.get(number);
    if (controller === undefined) return;
    this.#calls.delete(number);
    this.#transport.end();
    controller.abort(new DisposedError("the tasklet that called was killed"));
  }

  #reply(number: number, isOk: boolean, value: unknown): void {
    const pending = this.#settle(number);
    if (isOk) pending?.resolve(value);
    else pending?.reject(errorOf(value as Description));
  }

  /** The program is over: nobody answers any more. */
  close(reason: Error): void {
    if (this.#closed !== null) return;
    this.#closed = reason;
    for (const number of [...this.#requests.keys()]) this.#settle(number)?.reject(reason);
    for (const controller of this.#calls.values()) controller.abort(reason);
    this.#calls.clear();
    this.#kept.clear();
    this.#handles.clear();
  }
}

function entriesOf(keywords: unknown): [string, unknown][] {
  if (keywords instanceof Map) return [...(keywords as Map<string, unknown>)];
  return Object.entries((keywords ?? {}) as Record<string, unknown>);
}

/** Arguments of a call, with the keywords taken off their end. */
export function splitKwargs(args: readonly unknown[]): [unknown[], Record<string, unknown>] {
  const last = args.at(-1);
  return last instanceof Kwargs ? [args.slice(0, -1), { ...last.values }] : [[...args], {}];
}

/** What the program has to know of something that was thrown: type, name, message, stack. */
function describe(error: unknown): unknown[] {
  if (!(error instanceof Error)) return ["", "Error", safely(() => String(error)), ""];
  const type = (error as { type?: unknown }).type;
  const typeName = typeof type === "string" ? type : "";
  const limits = error instanceof RangeError ? "" : typeName;
  return [limits, error.name, error.message, error.stack ?? ""].map(String);
}

function safely(work: () => string): string {
  try {
    return work();
  } catch {
    return "something that cannot be shown";
  }
}

/** Type, message, traceback, frames and notes, as hostlib.describe() has them. */
type Description = readonly [string, string, string, readonly (readonly [string, number, number, string])[], readonly string[]];

export function framesOf(entries: Description[3]): TracebackFrame[] {
  return entries.map(([file, line, column, name]) => ({
    file,
    line,
    column: column === 0 ? null : column,
    function: name,
  }));
}

function errorOf([type, message, traceback, entries, notes]: Description): SwitchyardError {
  const frames = framesOf(entries);
  const last = frames.at(-1);
  return new SwitchyardError({
    type,
    message,
    traceback,
    frames,
    filename: last?.file ?? "",
    line: last?.line ?? null,
    code: "E_EXCEPTION",
    exitCode: 1,
    notes,
    schedule: [],
  });
}
