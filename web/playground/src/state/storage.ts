/**
 * What the page keeps between visits, in localStorage.
 *
 * Storage may be closed, full, or hold what another version or another page of the same host
 * wrote, so reading checks each value and neither reading nor writing ever fails.
 */
const PREFIX = "switchyard.";

export function load<T>(key: string, isValid: (value: unknown) => value is T): T | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    if (text === null) return null;
    const value: unknown = JSON.parse(text);
    return isValid(value) ? value : null;
  } catch {
    return null;
  }
}

/** False when the value could not be kept. */
export function save(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function isString(value: unknown): value is string {
  return typeof value === "string";
}

export function isShare(value: unknown): value is number {
  return typeof value === "number" && value >= 0.1 && value <= 0.9;
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}
