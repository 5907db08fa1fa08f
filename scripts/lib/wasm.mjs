// Looking into a wasm module: its sections, the names of its functions and their code. Only
// what the checks of our own build need; not a validator.

const sectionIds = { import: 2, code: 10 };

// A reader over bytes with a position.
class Reader {
  constructor(bytes, position = 0, end = bytes.length) {
    this.bytes = bytes;
    this.position = position;
    this.end = end;
  }
  byte() {
    return this.bytes[this.position++];
  }
  // An unsigned LEB128 number.
  number() {
    let result = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = this.byte();
      result += (byte & 127) * shift;
      if (byte < 128) return result;
    }
  }
  // The next `length` bytes as a reader of their own.
  part(length) {
    const part = new Reader(this.bytes, this.position, this.position + length);
    this.position += length;
    return part;
  }
  text() {
    const length = this.number();
    const start = this.position;
    this.position += length;
    return Buffer.from(this.bytes.subarray(start, this.position)).toString();
  }
  get more() {
    return this.position < this.end;
  }
}

// Every section as { id, name, start, body }; a custom section (id 0) has a name.
export function sectionsOf(bytes) {
  const reader = new Reader(bytes, 8);
  const sections = [];
  while (reader.more) {
    const start = reader.position;
    const id = reader.byte();
    const body = reader.part(reader.number());
    const name = id === 0 ? body.text() : null;
    sections.push({ id, name, start, end: reader.position, body });
  }
  return sections;
}

// The module without the custom sections of these names.
export function withoutSections(bytes, names) {
  const kept = sectionsOf(bytes).filter(({ name }) => name === null || !names.includes(name));
  const parts = kept.map(({ start, end }) => bytes.subarray(start, end));
  return Buffer.concat([bytes.subarray(0, 8), ...parts]);
}

function skipLimits(reader) {
  const flags = reader.byte();
  reader.number();
  if (flags & 1) reader.number();
}

// How many functions are imported: they come first in the index space.
function importedFunctions(section) {
  let count = 0;
  const reader = section?.body;
  for (let left = reader?.number() ?? 0; left > 0; left--) {
    reader.text();
    reader.text();
    const kind = reader.byte();
    if (kind === 0) {
      count++;
      reader.number();
    }
    if (kind === 1) reader.byte();
    if (kind === 1 || kind === 2) skipLimits(reader);
    if (kind === 3) reader.part(2);
  }
  return count;
}

// Function index by name, from the name section.
function namesOf(sections) {
  const names = new Map();
  const reader = sections.find(({ name }) => name === "name")?.body;
  while (reader?.more) {
    const kind = reader.byte();
    const part = reader.part(reader.number());
    if (kind !== 1) continue;
    for (let left = part.number(); left > 0; left--) {
      const index = part.number();
      names.set(part.text(), index);
    }
  }
  return names;
}

// The bodies of the module's own functions by their names: a map from name to bytes.
export function functionBodies(bytes) {
  const sections = sectionsOf(bytes);
  const byId = (id) => sections.find((section) => section.id === id);
  const first = importedFunctions(byId(sectionIds.import));
  const code = byId(sectionIds.code).body;
  const bodies = [];
  for (let left = code.number(); left > 0; left--) {
    const body = code.part(code.number());
    bodies.push(bytes.subarray(body.position, body.end));
  }
  const named = new Map();
  for (const [name, index] of namesOf(sections)) {
    if (index >= first) named.set(name, bodies[index - first]);
  }
  return named;
}
