/**
 * Listeners by the name of an event.
 */
type Listener = (...args: readonly unknown[]) => void;

export class Emitter<Events extends { [name in keyof Events]: readonly unknown[] }> {
  readonly #listeners = new Map<keyof Events, Set<Listener>>();

  /** Returns what takes the listener off again. */
  on<Name extends keyof Events>(name: Name, listener: (...args: Events[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set<Listener>();
    this.#listeners.set(name, listeners);
    listeners.add(listener as Listener);
    return () => listeners.delete(listener as Listener);
  }

  emit<Name extends keyof Events>(name: Name, ...args: Events[Name]): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(...args);
  }

  clear(): void {
    this.#listeners.clear();
  }
}
