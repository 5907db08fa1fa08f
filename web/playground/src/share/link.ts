/**
 * A program as the fragment of a link: "#1.CHECKSUM.DATA".
 *
 * The first part is the version of the format. The data is JSON, compressed (deflate) and written in
 * the alphabet of URLs; the checksum (CRC-32 of the compressed bytes, in base 36) tells a link that was
 * cut or changed on its way. What comes out of a link is checked field by field: it may come from
 * anybody.
 */
import { Inflate, deflateSync, strFromU8, strToU8 } from "fflate";
import { TEXT_LIMIT, isFileList, type SourceFile } from "../state/files";
import { DEFAULT_SETTINGS, isSettings, type Settings } from "../state/settings";

export interface Shared {
  readonly files: readonly SourceFile[];
  readonly settings: Settings;
  /** The event that is looked at; -1 when none. */
  readonly step: number;
  /** The scenario it was made from; "" when from none. */
  readonly scenario: string;
}

const VERSION = "1";

/** Bytes that a link may unfold to: the texts, in UTF-8, and what stands around them. */
const UNFOLDED_LIMIT = TEXT_LIMIT * 4;

/** Why a link could not be opened, in words for the visitor. */
export class LinkError extends Error {}

export function encodeLink(shared: Shared): string {
  const { files, settings, step, scenario } = shared;
  const bytes = deflateSync(
    strToU8(
      JSON.stringify({
        files: files.map(({ name, text }) => [name, text]),
        ...(settings === DEFAULT_SETTINGS ? {} : { settings }),
        ...(step < 0 ? {} : { step }),
        ...(scenario === "" ? {} : { scenario }),
      }),
    ),
    { level: 9 },
  );
  return `#${VERSION}.${checksum(bytes).toString(36)}.${toBase64Url(bytes)}`;
}

/** What a fragment holds; null when it is no link of this page at all. Throws LinkError. */
export function decodeLink(fragment: string): Shared | null {
  const parts = /^#?(\d+)\.([0-9a-z]{1,7})\.([\w-]*)$/.exec(fragment);
  if (!parts) {
    if (/^#?\d+\./.test(fragment)) throw new LinkError("The link is damaged.");
    return null;
  }
  const [, version, sum = "", data = ""] = parts;
  if (version !== VERSION) {
    throw new LinkError("The link was made by another version of this page.");
  }
  const bytes = fromBase64Url(data);
  if (bytes === null || checksum(bytes).toString(36) !== sum) {
    throw new LinkError("The link is incomplete or was changed on its way.");
  }
  return read(parse(unfold(bytes)));
}

function unfold(bytes: Uint8Array): string {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((piece) => {
    size += piece.length;
    if (size > UNFOLDED_LIMIT) throw new LinkError("The program in the link is too long.");
    pieces.push(piece);
  });
  try {
    // In small steps, so that what unfolds to a great deal is noticed on the way.
    const STEP = 1024;
    for (let at = 0; at < bytes.length; at += STEP) {
      inflate.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    }
  } catch (error) {
    if (error instanceof LinkError) throw error;
    throw new LinkError("The link is damaged.");
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return strFromU8(whole);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LinkError("The link is damaged.");
  }
}

function read(value: unknown): Shared {
  const given = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  const pairs: unknown[] = Array.isArray(given.files) ? given.files : [];
  const files = pairs.map((pair) => {
    const [name, text] = Array.isArray(pair) ? (pair as unknown[]) : [];
    return { name, text };
  });
  const { settings = DEFAULT_SETTINGS, step = -1, scenario = "" } = given;
  const isStep = Number.isSafeInteger(step) && Number(step) >= -1;
  if (!isFileList(files) || !isSettings(settings) || !isStep || typeof scenario !== "string") {
    throw new LinkError("The link holds something that is no program.");
  }
  return { files, settings, step: Number(step), scenario };
}

function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array | null {
  try {
    const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
