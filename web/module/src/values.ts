/**
 * Values of the language as bytes, and back: the form that runtime/lang/modules/host_values.h
 * describes.
 *
 * | JavaScript                              | the language          | and back                        |
 * | --------------------------------------- | --------------------- | ------------------------------- |
 * | null, undefined                         | None                  | null                            |
 * | true, false                             | bool                  | boolean                         |
 * | a whole number up to 2**53, a BigInt    | int                   | number, or BigInt if it is more |
 * | any other number, -0 too                | float                 | number                          |
 * | string                                  | str                   | string                          |
 * | Uint8Array, ArrayBuffer, DataView       | bytes                 | Uint8Array                      |
 * | Array, other typed arrays               | list                  | Array                           |
 * | Map, a plain object                     | dict                  | Map, or object (`dicts`)        |
 * | Set                                     | set                   | Set                             |
 * | function                                | a callable            | the function                    |
 * | a `Handle`                              | its object            | a new `Handle`                  |
 * | any other object                        | an opaque object      | the object                      |
 *
 * Tuples become arrays, bytearrays and memoryviews Uint8Arrays, frozensets sets, instances of
 * subclasses what their base becomes. Containers are copied.
 */
import { encode as toUtf8 } from "./engine.js";

/** What stands for the objects that are not copied. */
export interface References {
  /** A number for something of JavaScript's. */
  keep(value: object): number;
  find(number: number): unknown;
  /** The number of a handle; null if it is none. */
  handleNumber(value: object): number | null;
  makeHandle(kind: string, number: number, typeName: string): unknown;
}

/** What a dict becomes. */
export type DictForm = "map" | "object";

const MAX_DEPTH = 100;
const code = (letter: string): number => letter.charCodeAt(0);

/** Collects bytes. */
class Bytes {
  #bytes = new Uint8Array(256);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  #room(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const more = new Uint8Array(Math.max(this.#length, 2 * this.#bytes.length));
      more.set(this.#bytes);
      this.#bytes = more;
      this.#view = new DataView(more.buffer);
    }
    return at;
  }

  byte(value: number): void {
    const at = this.#room(1);
    this.#bytes[at] = value;
  }

  u16(value: number): void {
    const at = this.#room(2);
    this.#view.setUint16(at, value, true);
  }

  u32(value: number): void {
    const at = this.#room(4);
    this.#view.setUint32(at, value, true);
  }

  i64(value: bigint): void {
    const at = this.#room(8);
    this.#view.setBigInt64(at, value, true);
  }

  f64(value: number): void {
    const at = this.#room(8);
    this.#view.setFloat64(at, value, true);
  }

  /** The length and the bytes. */
  text(bytes: Uint8Array): void {
    this.u32(bytes.length);
    const at = this.#room(bytes.length);
    this.#bytes.set(bytes, at);
  }

  get all(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}

export function encodeValue(value: unknown, references: References): Uint8Array {
  const encoder = new Encoder(references);
  encoder.put(value, 0);
  return encoder.bytes.all;
}

class Encoder {
  readonly bytes = new Bytes();
  readonly #references: References;

  constructor(references: References) {
    this.#references = references;
  }

  put(value: unknown, depth: number): void {
    switch (typeof value) {
      case "undefined":
        return this.#tag("N");
      case "boolean":
        return this.#tag(value ? "T" : "F");
      case "number":
        return this.#number(value);
      case "bigint":
        return this.#bigint(value);
      case "string":
        return this.#string(value);
      case "symbol":
        throw new TypeError("a symbol cannot be handed to a program");
      case "function":
        return this.#reference(value, true, value.name || "anonymous");
      default:
        return value === null ? this.#tag("N") : this.#object(value as object, depth);
    }
  }

  #tag(letter: string): void {
    this.bytes.byte(code(letter));
  }

  #number(value: number): void {
    if (Number.isSafeInteger(value) && !Object.is(value, -0)) {
      this.#tag("i");
      this.bytes.i64(BigInt(value));
    } else {
      this.#tag("d");
      this.bytes.f64(value);
    }
  }

  #bigint(value: bigint): void {
    if (BigInt.asIntN(64, value) === value) {
      this.#tag("i");
      this.bytes.i64(value);
    } else {
      this.#tag("I");
      this.bytes.text(toUtf8(value.toString(16)));
    }
  }

  #string(value: string): void {
    if (!hasLoneSurrogate(value)) {
      this.#tag("s");
      this.bytes.text(toUtf8(value));
      return;
    }
    this.#tag("w");
    this.bytes.u32(value.length);
    for (let i = 0; i < value.length; i++) this.bytes.u16(value.charCodeAt(i));
  }

  #reference(value: object, isCallable: boolean, name: string): void {
    this.#tag("r");
    this.bytes.u32(this.#references.keep(value));
    this.bytes.byte(isCallable ? 1 : 0);
    this.bytes.text(toUtf8(name));
  }

  #object(value: object, depth: number): void {
    const handle = this.#references.handleNumber(value);
    if (handle !== null) {
      this.#tag("h");
      this.bytes.u32(handle);
      return;
    }
    const bytes = bytesOf(value);
    if (bytes !== null) {
      this.#tag("b");
      this.bytes.text(bytes);
      return;
    }
    if (depth >= MAX_DEPTH) {
      throw new TypeError("a value for a program is nested too deeply, or contains itself");
    }
    this.#container(value, depth + 1);
  }

  #container(value: object, depth: number): void {
    if (Array.isArray(value) || ArrayBuffer.isView(value)) {
      this.#items("l", value as ArrayLike<unknown> & Iterable<unknown>, depth);
    } else if (value instanceof Map) {
      this.#pairs(value.size, value, depth);
    } else if (value instanceof Set) {
      this.#tag("S");
      this.bytes.u32(value.size);
      for (const item of value) this.put(item, depth);
    } else if (isPlain(value)) {
      const entries = Object.entries(value);
      this.#pairs(entries.length, entries, depth);
    } else {
      this.#reference(value, false, value.constructor?.name ?? "object");
    }
  }

  #items(letter: string, items: ArrayLike<unknown> & Iterable<unknown>, depth: number): void {
    this.#tag(letter);
    this.bytes.u32(items.length);
    for (let i = 0; i < items.length; i++) this.put(items[i], depth);
  }

  #pairs(count: number, pairs: Iterable<readonly [unknown, unknown]>, depth: number): void {
    this.#tag("m");
    this.bytes.u32(count);
    for (const [key, value] of pairs) {
      this.put(key, depth);
      this.put(value, depth);
    }
  }
}

function hasLoneSurrogate(text: string): boolean {
  const known = (text as { isWellFormed?: () => boolean }).isWellFormed?.();
  return known === undefined ? /\p{Surrogate}/u.test(text) : !known;
}

function bytesOf(value: object): Uint8Array | null {
  if (value instanceof Uint8Array) return value;
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (value instanceof DataView || value instanceof Uint8ClampedArray) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  return null;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || isForeignPlain(prototype);
}

/** The prototype of plain objects of another realm (Jest, a frame). */
function isForeignPlain(prototype: unknown): boolean {
  return (
    Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, "hasOwnProperty")
  );
}

/** The value of these bytes, which are not kept. */
export function decodeValue(bytes: Uint8Array, references: References, dicts: DictForm): unknown {
  return new Decoder(bytes, references, dicts).value();
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

class Decoder {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #references: References;
  readonly #dicts: DictForm;
  #at = 0;

  constructor(bytes: Uint8Array, references: References, dicts: DictForm) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#references = references;
    this.#dicts = dicts;
  }

  value(): unknown {
    const letter = this.#letter();
    switch (letter) {
      case "N":
        return null;
      case "T":
        return true;
      case "F":
        return false;
      case "i":
        return this.#int();
      case "I":
        return hexadecimal(this.#text());
      case "d":
        return this.#float();
      case "s":
        return this.#text();
      case "w":
        return this.#utf16();
      case "b":
        return this.#take(this.#u32()).slice();
      case "l":
      case "t":
        return this.#list();
      case "m":
        return this.#dict();
      case "S":
        return new Set(this.#list());
      case "h":
        return this.#handle();
      case "r":
        return this.#references.find(this.#u32());
      default:
        throw new Error(`the runtime sent an unknown value (${letter})`);
    }
  }

  #take(count: number): Uint8Array {
    const at = this.#at;
    this.#at += count;
    return this.#bytes.subarray(at, this.#at);
  }

  #letter(): string {
    return String.fromCharCode(this.#view.getUint8(this.#at++));
  }

  #u32(): number {
    const value = this.#view.getUint32(this.#at, true);
    this.#at += 4;
    return value;
  }

  #int(): number | bigint {
    const value = this.#view.getBigInt64(this.#at, true);
    this.#at += 8;
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }

  #float(): number {
    const value = this.#view.getFloat64(this.#at, true);
    this.#at += 8;
    return value;
  }

  #text(): string {
    return utf8.decode(this.#take(this.#u32()));
  }

  #utf16(): string {
    let text = "";
    for (let left = this.#u32(); left > 0; left--) {
      text += String.fromCharCode(this.#view.getUint16(this.#at, true));
      this.#at += 2;
    }
    return text;
  }

  #list(): unknown[] {
    const items: unknown[] = [];
    for (let left = this.#u32(); left > 0; left--) items.push(this.value());
    return items;
  }

  #dict(): unknown {
    const entries: [unknown, unknown][] = [];
    for (let left = this.#u32(); left > 0; left--) entries.push([this.value(), this.value()]);
    const isObject = this.#dicts === "object" && entries.every(([key]) => typeof key === "string");
    if (!isObject) return new Map(entries);
    const object: Record<string, unknown> = {};
    for (const [key, value] of entries) {
      Object.defineProperty(object, key as string, {
        value,
        configurable: true,
        enumerable: true,
        writable: true,
      });
    }
    return object;
  }

  #handle(): unknown {
    const number = this.#u32();
    const kind = this.#letter();
    return this.#references.makeHandle(kind, number, this.#text());
  }
}

function hexadecimal(text: string): bigint {
  return text.startsWith("-") ? -BigInt(`0x${text.slice(1)}`) : BigInt(`0x${text}`);
}
