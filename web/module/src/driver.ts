/**
 * Running a program by itself: slice after slice, with turns of the event loop between them.
 */
import { yieldTurn } from "./platform.js";
import type { Advance } from "./program-types.js";

/** How long the event loop waits for a running program, in milliseconds. */
const SLICE = 10;

/** The longest delay of a timer. */
const LONGEST = 2 ** 31 - 1;

export class Driver {
  readonly #advance: (milliseconds: number) => Advance;
  #isPaused: boolean;
  #isRunning = false;
  #wake: (() => void) | null = null;
  #hasNews = false;

  /** `advance` tells by itself who is concerned when the program ends or fails. */
  constructor(advance: (milliseconds: number) => Advance, isPaused: boolean) {
    this.#advance = advance;
    this.#isPaused = isPaused;
    this.#start();
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  pause(): void {
    this.#isPaused = true;
    this.wake();
  }

  resume(): void {
    this.#isPaused = false;
    this.#start();
  }

  /** Something has changed: the program may be able to go on. */
  wake(): void {
    this.#hasNews = true;
    this.#wake?.();
  }

  #start(): void {
    if (this.#isRunning || this.#isPaused) return;
    this.#isRunning = true;
    void this.#run().finally(() => (this.#isRunning = false));
  }

  async #run(): Promise<void> {
    await yieldTurn();
    while (!this.#isPaused) {
      let result: Advance;
      this.#hasNews = false;
      try {
        result = this.#advance(SLICE);
      } catch {
        return;
      }
      if (result.kind === "ended") return;
      if (result.kind === "more") await yieldTurn();
      else await this.#sleep(result.kind === "wait" ? result.milliseconds : null);
    }
  }

  #sleep(milliseconds: number | null): Promise<void> {
    if (this.#hasNews) return yieldTurn();
    return new Promise((resolve) => {
      const timer =
        milliseconds === null ? undefined : setTimeout(() => done(), Math.min(milliseconds, LONGEST));
      const done = (): void => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
      this.#wake = done;
    });
  }
}
