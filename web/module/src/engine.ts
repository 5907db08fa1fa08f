/**
 * One instance of the wasm module: its exports and its memory.
 *
 * Emscripten's glue never loads anything itself: it is given an instance that is made here from a
 * compiled module. Every runtime has an instance of its own, so that runtimes share nothing and all
 * memory of one goes with it.
 */
import { EXPORT_NAMES, type Exports, type Pointer } from "./ffi.gen.js";
import createSwitchyard from "./switchyard.mjs";

/** What the module asks of its host while a program runs; see runtime/host/wasm/imports.js. */
export interface Host {
  /** The output buffer is full: take it. */
  output(program: Pointer): void;
  /** One line of stdin into the buffer: bytes, 0 at the end, -1 when there is none. */
  read(program: Pointer, buffer: Pointer, size: number): number;
  /** A call of the program: answered with `sy_wasm_answer`. */
  call(program: Pointer, request: Pointer, length: number): boolean;
  /** The program no longer has what was given to it under this number. */
  drop(program: Pointer, number: number): void;
  /** Looks for a module and hands it over with `sy_wasm_module`. */
  module(program: Pointer, name: Pointer): boolean;
}

export interface Engine {
  readonly exports: Exports;
  readonly memory: Memory;
}

export async function createEngine(module: WebAssembly.Module, host: Host): Promise<Engine> {
  let failed: (reason: unknown) => void;
  const failure = new Promise<never>((_, reject) => (failed = reject));
  let memory: Memory | undefined;

  const making = createSwitchyard({
    instantiateWasm(imports, receive) {
      WebAssembly.instantiate(module, imports).then((instance) => {
        memory = new Memory(memoryOf(instance));
        receive(instance);
      }, failed);
      return {};
    },
    host,
    print: () => {},
    printErr: () => {},
  });
  const glue = await Promise.race([making, failure]);
  if (memory === undefined) throw new Error("the wasm module was not instantiated");
  const exports = Object.fromEntries(EXPORT_NAMES.map((name) => [name, glue[`_${name}`]]));
  return { exports: exports as unknown as Exports, memory };
}

/** Found by what it is: its name among the exports depends on how the module was optimised. */
function memoryOf(instance: WebAssembly.Instance): WebAssembly.Memory {
  for (const value of Object.values(instance.exports)) {
    if (value instanceof WebAssembly.Memory) return value;
  }
  throw new Error("the wasm module has no memory");
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Reads and writes the memory of an instance, which moves when it grows. */
export class Memory {
  readonly #memory: WebAssembly.Memory;
  #bytes: Uint8Array<ArrayBuffer>;

  constructor(memory: WebAssembly.Memory) {
    this.#memory = memory;
    this.#bytes = new Uint8Array(memory.buffer);
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    if (this.#bytes.length === 0) {
      this.#bytes = new Uint8Array(this.#memory.buffer);
    }
    return this.#bytes;
  }

  /** The text that ends before the next zero byte. */
  text(at: Pointer): string {
    const { bytes } = this;
    return decoder.decode(bytes.subarray(at, bytes.indexOf(0, at)));
  }

  /** A copy of `count` doubles. */
  doubles(at: Pointer, count: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.bytes.buffer, at, count).slice();
  }
}

export function encode(text: string): Uint8Array {
  return encoder.encode(text);
}
